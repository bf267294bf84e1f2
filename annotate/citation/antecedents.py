"""What the words mean that name no instrument: 本法, 该办法, 前款, 同项, and a bare 第五条."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

from annotate.citation.heads import Head, Says
from annotate.citation.layout import Layout, Spot
from annotate.citation.locators import Chain, Place
from annotate.citation.titles import Named
from annotate.terms.numerals import number_of

_AMENDS = re.compile("修正案|关于修改|关于修订")
_WITHIN_AN_ARTICLE = ("款", "项", "目")
_REMEMBERED = 50


@dataclass(frozen=True, slots=True)
class Meaning:
    """The instrument meant, and the places in it from which the locators are read; None: not known."""

    named: Named | None
    places: tuple[Place, ...] = (Place(),)


@dataclass(frozen=True, slots=True)
class _Mention:
    named: Named | None
    place: Place
    end: int
    of_host: bool


class Antecedents:
    """What was named so far, read in the order of the text.

    A bare locator belongs to the host, but to the instrument just named where its article was said in the same
    sentence, where the text has no host, and where the host only amends another.
    """

    def __init__(self, layout: Layout, host: Named | None, *, counted: bool) -> None:
        self._layout = layout
        self._host = host
        self._counted = counted  # 前款 can be told only where the host, or its article, is known
        self._leads = host is not None and not _AMENDS.search(host.title)
        self._last: _Mention | None = None
        self._recent: deque[Named] = deque(maxlen=_REMEMBERED)

    def note(self, named: Named | None, place: Place, end: int, *, of_host: bool) -> None:
        """Remember a mention that ends at `end`."""
        self._last = _Mention(named, place, end, of_host)
        if named is not None and not of_host:
            self._recent.append(named)

    def is_host(self, named: Named | None) -> bool:
        """Is this the instrument that the text is part of?"""
        return named == self._host

    def meaning(self, head: Head, chain: Chain | None) -> Meaning | None:
        """What `head`, before `chain`, means; None where that cannot be told."""
        match head.says:
            case Says.HOST:
                return Meaning(self._host)
            case Says.THAT:
                return self._that(head.word)
            case Says.PART:
                return self._part(head)
            case Says.BARE:
                return self._bare(head, chain)
        return Meaning(head.named)

    def _that(self, noun: str) -> Meaning | None:
        """The instrument last named whose title ends so; 其 is the last one of all."""
        if not noun:
            return Meaning(self._last.named) if self._last else None
        for named in reversed(self._recent):
            if named.title.rstrip("）").split("（")[0].endswith(noun):
                return Meaning(named)
        return Meaning(self._last.named) if self._last and self._last.named else None

    def _bare(self, head: Head, chain: Chain | None) -> Meaning | None:
        last = self._last
        near = last is not None and self._layout.same_sentence(last.end, head.start)
        if chain is not None and chain.annexes:
            return Meaning(last.named) if last is not None and near and last.named else None
        if chain is not None and chain.units and chain.units[0].level in _WITHIN_AN_ARTICLE:
            return self._within(head, chain.units[0].level, last if near or not self._leads else None)
        if self._leads and not (last and near and (last.of_host or last.place.path)):
            return Meaning(self._host)
        if last is None or last.named is None:
            return None
        section = chain is not None and bool(chain.units) and chain.units[0].level == "节"
        return Meaning(last.named, (Place(chapter=last.place.chapter),) if section else (Place(),))

    def _within(self, head: Head, level: str, last: _Mention | None) -> Meaning | None:
        """第二款 or 第三项 alone: of the article just named, else of the one that the text is."""
        own = self._layout.at(head.start).article if self._counted else None
        if last is not None and last.place.article:
            elsewhere = last.of_host and own is not None and last.place.article != own
            if not (level == "款" and elsewhere):
                return Meaning(last.named, (last.place,))
        return Meaning(self._host, (Place(article=own),)) if own is not None and self._leads else None

    def _part(self, head: Head) -> Meaning | None:
        way, level = head.word[0], head.word[-1]
        if way == "同":
            return self._same(level)
        if not self._counted:
            return None
        spot = self._layout.at(head.start)
        places = _here(spot, level) if way == "本" else _before(spot, level, number_of(head.word[1:-1]) or 1)
        return Meaning(self._host, places) if places else None

    def _same(self, level: str) -> Meaning | None:
        last = self._last
        if last is None or last.place.path is None:
            return None
        place = last.place
        match level:
            case "章":
                place = Place(chapter=place.chapter)
            case "条":
                place = Place(article=place.article)
            case "款":
                place = Place(article=place.article, paragraph=place.paragraph)
        return Meaning(last.named, (place,))


def _here(spot: Spot, level: str) -> tuple[Place, ...]:
    if level == "章":
        return (Place(chapter=spot.chapter),) if spot.chapter else ()
    if spot.article is None:
        return ()
    if level == "条":
        return (Place(article=spot.article),)
    paragraph = str(spot.paragraph) if spot.paragraph else None
    if level == "款":
        return (Place(article=spot.article, paragraph=paragraph),)
    return (Place(article=spot.article, item=str(spot.item)),) if spot.item else ()


def _before(spot: Spot, level: str, count: int) -> tuple[Place, ...]:
    """The `count` articles, paragraphs or items right before where the words stand."""
    if spot.article is None:
        return ()
    if level == "条":
        return _articles_before(spot.article, count)
    here = spot.paragraph if level == "款" else spot.item
    if here is None or here <= count:
        return ()
    return tuple(Place(article=spot.article).at(level, str(n)) for n in range(here - count, here))


def _articles_before(article: str, count: int) -> tuple[Place, ...]:
    head, _, inserted = article.partition("-")
    if inserted:  # 第十七条之二 follows 第十七条之一, and that follows 第十七条
        before = f"{head}-{int(inserted) - 1}" if inserted.isdecimal() and int(inserted) > 1 else head
        return (Place(article=before),) if count == 1 else ()
    if int(head) <= count:
        return ()
    return tuple(Place(article=str(n)) for n in range(int(head) - count, int(head)))
