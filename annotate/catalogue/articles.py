"""An article's text taken apart: paragraphs 款, items 项 and subitems 目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.model.law import Provision
from annotate.terms.numerals import NUMERAL_CHARACTERS, number_of

_NUMERAL = f"[{NUMERAL_CHARACTERS}]{{1,4}}"
_ITEM = re.compile(rf"\s*[（(]({_NUMERAL})(?:之({_NUMERAL}))?[）)]")
_SUBITEM = re.compile(r"\s*(?:(\d{1,2})[.．、](?!\d{1,2}\D)|[（(](\d{1,2})[）)]|([①-⑳]))")
_FINISHED = tuple('。！？!?”"』」’）)】〕')  # after any other end, a line runs on into the next
_PARAGRAPH, _ITEM_DEPTH, _SUBITEM_DEPTH = 0, 1, 2


def with_parts(article: Provision) -> tuple[Provision, ...]:
    """The article, then its paragraphs, items and subitems, each after what it lies in.

    A list and its lead-in are one paragraph. `order` counts on from the article's own. What is no article has no parts.
    """
    if not article.path[0].isdigit():
        return (article,)
    return (
        article,
        *(
            Provision(
                path=f"{article.path}/{path}", text=text, order=article.order + n, heading=article.heading
            )
            for n, (path, text) in enumerate(_parts(article.text).items(), start=1)
        ),
    )


def _parts(text: str) -> dict[str, str]:
    """The parts by their path below the article, in the order of the text."""
    lines: dict[tuple[str, ...], list[str]] = {}
    paragraph, item = 0, None
    for depth, number, line in _entries(text):
        if depth == _PARAGRAPH or not paragraph:  # a text that begins with （一） has its list in paragraph 1
            paragraph, item = paragraph + 1, None
        if depth == _PARAGRAPH:
            path: tuple[str, ...] = (str(paragraph),)
        elif depth == _ITEM_DEPTH or item is None:  # 1. 2. 3. right below a paragraph are its items
            path = (str(paragraph), number)
            item = number if depth == _ITEM_DEPTH else None
        else:
            path = (str(paragraph), item, number)
        for end in range(1, len(path) + 1):
            lines.setdefault(path[:end], []).append(line)
    return {"/".join(path): "\n".join(held) for path, held in lines.items()}


def _entries(text: str) -> Iterator[tuple[int, str, str]]:
    """Each paragraph opening, item or subitem: its depth, its number, its lines; broken lines are joined to it."""
    held: tuple[int, str, str] | None = None
    for line in filter(str.strip, text.split("\n")):
        depth, number = _depth(line)
        if held and depth == _PARAGRAPH and not held[2].rstrip().endswith(_FINISHED):
            held = (held[0], held[1], f"{held[2]}\n{line}")
            continue
        if held:
            yield held
        held = (depth, number, line)
    if held:
        yield held


def _depth(line: str) -> tuple[int, str]:
    if item := _ITEM.match(line):
        first, inserted = number_of(item[1]), number_of(item[2]) if item[2] else None
        return _ITEM_DEPTH, str(first) if inserted is None else f"{first}-{inserted}"
    if subitem := _SUBITEM.match(line):
        return _SUBITEM_DEPTH, str(number_of(next(filter(None, subitem.groups()))))
    return _PARAGRAPH, ""
