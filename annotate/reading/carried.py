"""A notice that carries a rule 关于印发《…》的通知: where the notice ends and the rule begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.model.document import Document, Part
from annotate.reading.rows import Row
from annotate.reading.titles import kind_of, one_line

CARRIED = "所附规则"
_CARRIES = re.compile(
    r"(?P<verb>印发|转发|批转|发布|公布)(?:[^《》]{0,30}(?=《))?(?P<name>《[^》]+》|[^《》]+?)(?:的|等)"
)
_NORM = re.compile(r"(?:办法|规定|细则|规则|规程|条例)$")
_NOTE = re.compile(r"[（(][^（）()]*[）)]$")
_PARTY = re.compile(r"中共|党委|党组|纪委|纪律检查委员会")
NORMATIVE = "规范性文件"


def carried_parts(document: Document, rows: Sequence[Row], end: int) -> tuple[Part, ...]:
    """The notice and the rule that it carries, up to `end`; nothing where the title promises none, or none follows.

    A norm that an administrative organ issues with a notice is a 规范性文件: 规章 are published by order
    (立法法 96; 85 in the wording of 2015). Of anything else that is carried, the kind is what its name says.
    """
    carries = _CARRIES.search(document.title) if document.kind == "通知" else None
    if carries is None:
        return ()
    name = carries["name"].strip("《》")
    begins = next((row for row in rows[2:] if _bare(row.words) == _bare(name)), None)
    if begins is None:
        return ()
    verb = "转发" if carries["verb"] in ("转发", "批转") else "印发"
    ours = verb == "印发" and document.issuer is not None and not _PARTY.search(document.issuer)
    return (
        Part(
            start=rows[0].start,
            end=begins.start,
            role=f"{verb}通知",
            title=document.title,
            kind=document.kind,
            issuer=document.issuer,
            number=document.number,
        ),
        Part(
            start=begins.start,
            end=end,
            role=CARRIED,
            title=one_line(begins.words),
            kind=NORMATIVE if ours and _NORM.search(_bare(name)) else kind_of(one_line(begins.words)),
            issuer=document.issuer if verb == "印发" else None,
        ),
    )


def _bare(name: str) -> str:
    """A rule's name without blanks, 《》 and what stands in brackets behind it."""
    return _NOTE.sub("", re.sub(r"[\s　《》]+", "", name))
