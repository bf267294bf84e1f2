"""The citations of a text: marks and names, then their locators, then what the words without a name mean."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.citation.antecedents import Antecedents
from annotate.citation.heads import Head, Says
from annotate.citation.internal import internal_rules
from annotate.citation.layout import Layout, headings
from annotate.citation.locators import Chain, Place, chain_at, provisions
from annotate.citation.marked_titles import marked_titles
from annotate.citation.names import bare_names, name_at_a_locator
from annotate.citation.normalise import Plain, normalise
from annotate.citation.numbers import numbered
from annotate.citation.patterns import any_of, pattern
from annotate.citation.short_names import after_notes, short_names
from annotate.citation.titles import Named, TitleIndex
from annotate.citation.vague import is_tail, vague_bases
from annotate.citation.words import standing_for
from annotate.model.citation import Citation, CitationKind

_NEGATED = any_of("negation", "")
_NOT_ARTICLE = pattern("lookalikes", "not_article")
_MAY_FOLLOW = pattern("lookalikes", "may_follow_a_part")
_OF_NO_NORM = pattern("lookalikes", "no_part_named")
_WINDOW = 8
_FAR = 1000  # nothing was named yet
_KINDS = {
    Says.VAGUE: CitationKind.VAGUE,
    Says.INTERNAL: CitationKind.INTERNAL,
    Says.DOCUMENT: CitationKind.DOCUMENT,
}
_BY_NAME = (Says.NAMED, Says.ALIAS)


def find_citations(
    text: str, titles: TitleIndex, *, host: str | None = None, host_article: str | None = None
) -> tuple[Citation, ...]:
    """Every mention of a norm in `text`, in order, with the provisions said of it there.

    `host`: the full title of the instrument that the text is, or is part of; 本法, and mostly a bare 第五条, mean
    it. `host_article`: the path of the article that the text is, so that 前款 can be counted; headings such as
    第九条　 at a line's beginning say it too. Offsets are code points of `text` as it was given. The catalogue is
    not asked: `resolution` stays NOT_APPLICABLE, `work` is filled where a name means one instrument of `titles`.
    Linear in the length of the text.

    >>> law = TitleIndex([Title(title="中华人民共和国示例法", names=("示例法",))])
    >>> [c] = find_citations("依照示例法第三条第二款处罚", law)
    >>> c.quote, c.title, c.provisions
    ('示例法第三条第二款', '中华人民共和国示例法', ('3/2',))
    """
    plain = normalise(text)
    named_host = (titles.named(host) or Named(host)) if host else None
    layout = Layout(plain.text, host_article)
    antecedents = Antecedents(layout, named_host, counted=bool(host or host_article))
    return tuple(_Reading(plain, antecedents).citations(_heads(plain, titles, of_statute=host is not None)))


def _heads(plain: Plain, titles: TitleIndex, *, of_statute: bool) -> list[Head]:
    """All that a citation may begin with, in order; of two at one place the surer one first."""
    named = [*marked_titles(plain, titles), *bare_names(plain, titles)]
    # A statute speaks of kinds of rules, a notice of one that its organ has.
    internal = [] if of_statute else list(internal_rules(plain))
    heads = [*short_names(plain, [*named, *internal]), *named, *numbered(plain), *vague_bases(plain.text)]
    ends = {head.end for head in heads}
    own_headings = headings(plain.text)
    for head in standing_for(plain.text):
        if head.start in own_headings:
            continue
        if head.says is Says.BARE and head.start not in ends:
            unknown = name_at_a_locator(plain, head.start, titles)
            if unknown is not None:
                heads.append(unknown)
        heads.append(head)
    heads += internal
    return sorted(heads, key=lambda head: head.start)


class _Reading:
    """One pass over the heads of one text."""

    def __init__(self, plain: Plain, antecedents: Antecedents) -> None:
        self._plain = plain
        self._text = plain.text
        self._antecedents = antecedents
        self._done = 0
        self._named_end = -_FAR

    def citations(self, heads: list[Head]) -> Iterator[Citation]:
        for head in heads:
            if head.start < self._done:
                continue
            match head.says:
                case Says.VAGUE:
                    found = self._vague(head)
                case Says.INTERNAL | Says.DOCUMENT:
                    found = self._untitled(head)
                case Says.NOTHING:
                    self._pass_over(head)
                    continue
                case _:
                    found = self._instrument(head)
            if found is not None:
                yield found

    def _vague(self, head: Head) -> Citation | None:
        self._done = head.end
        if is_tail(self._text, self._named_end, head.start):
            return None
        return self._citation(head, head.end, None)

    def _untitled(self, head: Head) -> Citation:
        self._done = self._named_end = head.end
        if head.says is Says.DOCUMENT:
            self._antecedents.note(head.named, Place(), head.end, of_host=False)
        return self._citation(head, head.end, head.named)

    def _pass_over(self, head: Head) -> None:
        """A book or a contract: its locators are no citations, nor are later ones citations of it."""
        chain = chain_at(self._text, head.end)
        self._done = chain.reach if chain else head.end
        if chain:
            self._antecedents.note(None, Place(), self._done, of_host=False)

    def _instrument(self, head: Head) -> Citation | None:
        text = self._text
        after = after_notes(text, head.end) if head.says in _BY_NAME else head.end
        chain = head.chain or chain_at(text, after)
        if head.says is Says.BARE and (chain is None or self._looks_alike(head, chain)):
            return None
        meaning = self._antecedents.meaning(head, chain)
        if meaning is None:
            return None
        paths, place = _provisions(chain, meaning.places)
        end = chain.end if chain else head.end
        if head.says in (Says.BARE, Says.PART) and not paths:
            return None
        of_host = head.says is Says.HOST or (
            head.says not in _BY_NAME and self._antecedents.is_host(meaning.named)
        )
        self._antecedents.note(meaning.named, place, end, of_host=of_host)
        reach = after_notes(text, chain.reach) if chain else after
        self._named_end = reach
        if chain is None and head.says in (Says.HOST, Says.THAT):
            return None  # 本法 alone cites nothing, but tells of what comes next
        self._done = reach
        return self._citation(head, end, meaning.named, paths)

    def _looks_alike(self, head: Head, chain: Chain) -> bool:
        """第三条生产线, 第二款手机, 合同第五条."""
        text = self._text
        if _OF_NO_NORM.search(text[max(0, head.start - _WINDOW) : head.start]):
            return True
        if chain.units and chain.units[0].level == "条":
            return bool(_NOT_ARTICLE.match(text, chain.end))
        return bool(chain.units) and not _MAY_FOLLOW.match(text[chain.end : chain.end + _WINDOW])

    def _citation(self, head: Head, end: int, named: Named | None, paths: tuple[str, ...] = ()) -> Citation:
        start, last = self._plain.span(head.start, end)
        return Citation(
            start=start,
            end=last,
            quote=self._plain.source[start:last],
            kind=_KINDS.get(head.says, CitationKind.INSTRUMENT),
            title=named.title if named else None,
            work=named.work if named else None,
            provisions=paths,
            inherited=head.says in (Says.HOST, Says.THAT, Says.PART, Says.BARE),
            negated=bool(_NEGATED.search(self._text[max(0, head.start - _WINDOW) : head.start])),
        )


def _provisions(chain: Chain | None, places: tuple[Place, ...]) -> tuple[tuple[str, ...], Place]:
    """The paths said in a mention, and where it leaves off; without locators those of `places` themselves."""
    if chain is not None and chain.annexes:
        return chain.annexes, Place()
    if chain is not None and chain.units:
        return provisions(chain.units, places[-1])
    return tuple(place.path for place in places if place.path), places[-1]
