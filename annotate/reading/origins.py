"""Who issued a document, under which number, on which day, for which place: where the text shows it, else None."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotate.reading.days import day_in
from annotate.reading.patterns import found, line_patterns
from annotate.reading.rows import Row
from annotate.reading.titles import Title, organs_before, organs_of

_HEAD, _FOOT = 24, 6  # lines at the head that labels stand in, and at the foot that a bare date stands in
_NAME = r"[^\W\d省市县区局厅委院部府关于的在对为向与和]"
_NO_PLACE = r"[本全该我各外][省市县区镇乡]|[城都上夜超集菜楼股房门早]市|街道"
_PLACE = re.compile(
    rf"(?:中共|中国共产党)?(?!{_NO_PLACE})(?P<it>"
    rf"(?:{_NAME}{{1,8}}(?:省|自治区))?"
    rf"(?:{_NAME}{{1,8}}(?:市|自治州|盟))?"
    rf"(?:(?:{_NAME}{{1,8}}|市[中南北])(?:(?<![社园景校辖发城地小战军库林灾新])区|(?<=新)区|县|自治旗))?"
    rf"(?:{_NAME}{{1,6}}(?:镇|乡|街道))?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The organs and the day at the end of a document."""

    organs: tuple[str, ...] = ()
    day: str | None = None


def issuer_of(rows: Sequence[Row], title: Title | None, signature: Signature, *, news: bool) -> str | None:
    """The issuing organ, joint ones joined with 、. A newspaper that reports is no issuer."""
    if news:
        return None
    labelled = _first("label_issuer", rows[:_HEAD])
    if labelled:
        return "、".join(organs_of(labelled))
    named = (organs_before(title.words) or title.above) if title else ()
    if signature.organs and (
        not named or _fuller(signature.organs, named)
    ):  # and apart, where the title runs them on
        named = signature.organs
    if named:
        return "、".join(named)
    source = _first("label_source", rows[:_HEAD])
    is_organ = source is not None and found("organ_line", source) is not None and place_of(source) is not None
    return source if is_organ else None


def number_of_document(rows: Sequence[Row], title: Title | None) -> str | None:
    """The document number 文号 as written, without blanks; it stands on a line of its own at the head."""
    head = rows[:_HEAD]
    written = _first("label_number", head) or _first("number", head) or _first("order_number", head)
    if written is None and title is not None:
        written = (
            re.sub("《.*", "", next((row.words for row in head if found("titled_by_number", row.words)), ""))
            or None
        )
    if written is None and title is not None:
        in_brackets = re.search(r"[（(](?P<it>[^（）()]*第?\s*\d+\s*号)[）)]$", title.words)
        written = in_brackets["it"] if in_brackets else None
    return re.sub(r"[\s　]+", "", written) if written else None


def signature_in(rows: Sequence[Row]) -> Signature:
    """The first line of organs, or of their head, with a day beside or below it; else a day alone among the last lines."""
    for number, row in enumerate(rows):
        match = line_patterns()["signature_day"].search(row.words)
        day = day_in(match["it"]) if match else None
        if match is None or day is None:
            continue
        organs = organs_of(match["organs"]) if match["organs"] else _above(rows[:number])
        signed = number > 1 and found("signed_by", rows[number - 1].words) is not None
        if signed or (organs and number > 1):
            return Signature(organs=organs, day=day)
        if number >= max(len(rows) - _FOOT, 2):
            return Signature(day=day)
    for row in rows[-_FOOT:]:
        match = line_patterns()["signature_in_line"].search(row.words)
        if match:
            return Signature(organs=organs_of(match["organs"]), day=day_in(match["it"]))
    return Signature()


def issued_on(rows: Sequence[Row], signature: Signature) -> str | None:
    """The day of the signature; else the one that the page gives as made, printed, or published."""
    head, foot = rows[:_HEAD], rows[-_FOOT:]
    written = (
        _first("label_made", head)
        or _first("printing_day", foot)
        or _first("label_published", head)
        or _first("time_stamp", head)
        or _first("signature_day", rows[1:4])
    )
    return signature.day or (day_in(written) if written else None)


def place_of(name: str) -> str | None:
    """The place with which a name begins, as far as it says 省 市 县 区 镇 itself.

    >>> place_of("甲省乙市水利局"), place_of("丙区市场监督管理局"), place_of("水利部"), place_of("乙市社区矫正中心")
    ('甲省乙市', '丙区', None, '乙市')
    """
    match = _PLACE.match(name)
    return match["it"] or None if match else None


def _above(rows: Sequence[Row]) -> tuple[str, ...]:
    """The organs on the lines right above, in their order."""
    organs: list[str] = []
    for row in reversed(rows):
        line = found("organ_line", row.words)
        if line is None:
            break
        organs[:0] = organs_of(line)
    return tuple(organs)


def _fuller(signed: tuple[str, ...], named: tuple[str, ...]) -> bool:
    """Does the signature give in full what the title gives in short or without a blank: 乙市水利局 for 市水利局?"""
    return "".join(signed) == "".join(named) or (
        len(signed) == len(named)
        and all(long.endswith(short) for long, short in zip(signed, named, strict=True))
    )


def _first(name: str, rows: Iterable[Row]) -> str | None:
    return next((it for row in rows if (it := found(name, row.words))), None)
