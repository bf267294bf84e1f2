"""Component: the bases that the text states, each a marker (根据, 违反 …) with the citations that follow it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from annotate.model.citation import Citation, CitationKind
from annotate.model.power import Relation
from annotate.suggest.reading import Clause, Ground, reading_of, spans_of

NAME = "quanyuan_grounds"
CITED = "◆"  # stands for each character of a citation in the masked text
GROUND = "■"  # and of a basis, marker and all
_TITLE = re.compile(
    r"《[^》\n]*+(?P<closed>》)?"
)  # one that is not closed too, so that its line is read once
_MARKER = re.compile(
    r"(根据|依据|依照|按照|遵照|参照|违反|按|依)(?:了|：|:)?[^，。；：、《》◆]{0,14}$|(违反)(?:了)?[^。；：《》◆]{0,30}[、和及]$"
)
_REACH = 40  # characters before a citation that its marker may stand in
_BETWEEN = re.compile(
    r"[、，和及以与或者并其他\s]*+(?:的?有关规定|的?相关规定|的?规定|的?要求)?[、，和及以与或者\s]*+"
)
_AFTER = re.compile(r"(?:的|等)?(?:有关|相关)?(?:规定|要求|精神|授权)?(?:和要求)?(?:之规定)?")
_HOST = re.compile(r"本(?:法|条例|办法|规定|细则|规则|决定|意见|通告|公告|方案)|前[款条两]|该[条款项]")
_RELATION = {"违反": Relation.BROKEN, "参照": Relation.REFERENCE}
_HEAD_OF_ARTICLE = re.compile(r"第[^第条]{1,9}条(?:之[一二三四五])?[\s　]")


def masked(text: str, citations: Sequence[Citation]) -> str:
    """`text` of the same length with citations and titles blotted out, so that no word in them is read."""
    chars = list(text)
    for start, end in [(c.start, c.end) for c in citations] + [
        m.span() for m in _TITLE.finditer(text) if m["closed"]
    ]:
        opens_article = start == 0 or text[start - 1] == "\n"
        if not (opens_article and _HEAD_OF_ARTICLE.match(text, start)):
            chars[start:end] = CITED * (end - start)
    return "".join(chars)


def _of_another(citation: Citation) -> bool:
    """Is another instrument than the host cited? 本法, 前款 and bare articles of the host give no link."""
    if citation.negated or citation.kind is CitationKind.DOCUMENT or _HOST.match(citation.quote):
        return False
    return not (citation.inherited and citation.quote.startswith(("第", "（"))) or "《" in citation.quote


def _groups(text: str, citations: Sequence[Citation]) -> list[list[Citation]]:
    """Citations that share a marker: nothing but conjunctions stands between them."""
    groups: list[list[Citation]] = []
    for citation in sorted(citations, key=lambda c: c.start):
        if groups and _BETWEEN.fullmatch(text[groups[-1][-1].end : citation.start]):
            groups[-1].append(citation)
        else:
            groups.append([citation])
    return groups


def grounds_of(text: str, citations: Sequence[Citation], clauses: Sequence[Clause]) -> tuple[Ground, ...]:
    """The stated bases in text order; a citation without a marker before it is none."""
    starts = [clause.start for clause in clauses]
    grounds = []
    for group in _groups(text, citations):
        first, last = group[0], group[-1]
        reach = max(0, first.start - _REACH)
        line_start = max(reach, text.rfind("\n", reach, first.start) + 1)
        marker = _MARKER.search(text, line_start, first.start) or _MARKER.match(first.quote)
        said = _spoken(first.quote)
        if marker is None and not said:
            continue
        words = said or (marker.group(1) or marker.group(2) if marker else "")
        start = first.start if said or marker is None else marker.start()
        after = _AFTER.match(text, last.end)
        index = max(bisect_right(starts, start) - 1, 0)
        cited = tuple(c for c in group if _of_another(c))
        end = after.end() if after else last.end
        grounds.append(Ground(start, end, _RELATION.get(words), cited, index))
    return tuple(grounds)


def _spoken(quote: str) -> str:
    """The marker that a vague citation already holds (按照国家有关规定), or nothing."""
    found = re.match(r"根据|依据|依照|按照|遵照|参照|违反|按", quote)
    return found.group() if found else ""


@Language.component(NAME)
def read_grounds(doc: Doc) -> Doc:
    """Adds the stated bases to the reading and the span group `grounds`, and blots them out of the masked text."""
    reading = reading_of(doc)
    reading.grounds = grounds_of(doc.text, reading.source.citations, reading.clauses)
    chars = list(reading.masked)
    for ground in reading.grounds:
        chars[ground.start : ground.end] = GROUND * (ground.end - ground.start)
    reading.masked = "".join(chars)
    doc.spans["grounds"] = spans_of(doc, [(g.start, g.end, str(g.relation or "")) for g in reading.grounds])
    return doc
