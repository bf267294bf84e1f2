"""Who holds or used a power, as named nearest; None where nobody stands in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.model.power import Mode, PowerType
from annotate.suggest.attribution import in_sentence, named_after, subject_of
from annotate.suggest.reading import Find, Holder, Reading, Role

_SELF = re.compile(
    r"^(?:本|我)(?:局|机关|委|府|厅|部|大队|支队|总队|院|站|所|办|队|单位|政府)(?:的?执法人员|的?工作人员)?$|^会议$"
)
_PARTY = re.compile(r"纪律检查|纪委")
_STATE = re.compile(r"监察委|监委|监察机关")


def named_actors(reading: Reading, finds: Sequence[Find]) -> list[Holder | None]:
    """Whom the text names for each find: of its own sentence, list or article, else of measures of its kind."""
    near = [_near(reading, find) for find in finds]
    if reading.source.genre.acts and not reading.source.genre.tells:
        return near  # the issuer is who acts where nobody else does
    return [
        holder or (None if find.type is PowerType.DISCIPLINE else _of_its_kind(find, finds, near))
        for find, holder in zip(finds, near, strict=True)
    ]


def _near(reading: Reading, find: Find) -> Holder | None:
    if find.holder is not None:
        return _in_full(reading, find, find.holder)
    if find.type is PowerType.DISCIPLINE and reading.source.genre.acts:
        return None
    clause = reading.clauses[find.clause]
    look = in_sentence if reading.source.genre.name == "penalty_decision" else subject_of
    subject = named_after(reading, clause, find.end) or look(reading, clause, find.start)
    if subject is None or subject.role is Role.CITIZEN:
        return None
    return _in_full(reading, find, subject)


def _in_full(reading: Reading, find: Find, holder: Holder) -> Holder:
    """本局 is the issuer, by its name."""
    return (issuer_of(reading, find) or holder) if _SELF.match(holder.name) else holder


def _of_its_kind(find: Find, finds: Sequence[Find], near: Sequence[Holder | None]) -> Holder | None:
    """The holder that the text names for measures of this kind: before, else after."""
    known = [(f, h) for f, h in zip(finds, near, strict=True) if h]
    alike = [(f.start, h) for f, h in known if f.expression.name == find.expression.name]
    before = [h for start, h in alike if start < find.start]
    after = [h for start, h in alike if start > find.start]
    return before[-1] if before else after[0] if after else None


def acting_issuer(reading: Reading, find: Find, mode: Mode) -> Holder | None:
    """Who acts in a document that itself acts and names nobody: its issuer."""
    return (
        issuer_of(reading, find)
        if mode in (Mode.EXERCISES, Mode.SANCTIONS, Mode.GRANTS, Mode.ASSIGNS)
        else None
    )


def issuer_of(reading: Reading, find: Find) -> Holder | None:
    """The issuer, where the text first names it; for a sanction, the organ of its kind.

    Party discipline is the discipline commission's (中国共产党纪律处分条例), 政务处分 the supervisory organ's
    (公职人员政务处分法 3); where only one of them is named, the other stays unknown. A report's publisher did
    nothing of what it tells.
    """
    issuer = reading.source.issuer or ""
    words = reading.masked[find.start : find.end]
    if reading.source.genre.tells and find.type in (PowerType.DISCIPLINE, PowerType.OTHER):
        party = "党" in words or find.expression.name == "诫勉"
        said = _matching(reading, issuer, _PARTY if party else _STATE)
        if said or find.type is PowerType.DISCIPLINE or reading.source.genre.name == "news":
            return said
    if reading.source.genre.name == "news":
        return None
    if not issuer:
        return next((h for h in reading.holders if h.role is Role.SUBJECT and not _SELF.match(h.name)), None)
    parts = re.split("[、，, ]", issuer)
    named = next(
        (h for h in reading.holders if issuer in h.name or any(p.endswith(h.name) for p in parts)), None
    )
    return named or Holder(0, 0, issuer, Role.SUBJECT)


def _matching(reading: Reading, issuer: str, wanted: re.Pattern[str]) -> Holder | None:
    """The first organ of the text, else part of the issuer, that `wanted` finds."""
    named = next((h for h in reading.holders if wanted.search(h.name)), None)
    said = [part for part in re.split("[、，, ]", issuer) if wanted.search(part)]
    return named or (Holder(0, 0, said[0], Role.SUBJECT) if said else None)
