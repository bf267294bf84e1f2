"""The title of a document, which may run over lines below a letterhead; and its kind 文种, by the title's end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotate.reading.patterns import found, word
from annotate.reading.rows import Row
from annotate.reading.site_words import strength
from annotate.terms.corpus import facts

_HEAD = 16  # lines: below them no title begins
_LONGEST = 90  # characters of one line of a title
_MOST_LINES = 3
_TAIL = re.compile(r"(?:[\s　]*(?:[（(][^（）()]*[）)]|[〔［\[]\d{4}[〕］\]]\s*\d+\s*号))+$")
_NUMBERED = re.compile(
    r"[\s　]*[〔（(\[]?(?:[12]\d{3})?[〕）)\]]?年?\s*第\s*\d{1,4}\s*[号號]$"
)  # …指挥部2021年第3号通告
_SENTENCE = re.compile(r"[。；;：:]$|。")
_REPORTED = re.compile(
    r"出台|解读|(?:发布|公布|启动)(?!管理|办法|规定|工作|制度|程序)|[，,！!？?]"
)  # a headline about a rule is not its title
_ABOUT = re.compile(r"关于|的.{0,4}$")
_SPACED = re.compile(r"(?<![^\s　])([一-鿿])[\s　]+(?=[一-鿿](?:[\s　]|$))")


@dataclass(frozen=True, slots=True)
class Title:
    """`words`: the title on one line. `start`, `end`: where it stands. `above`: the organs of a letterhead."""

    words: str
    start: int
    end: int
    above: tuple[str, ...] = ()


def title_in(rows: Sequence[Row]) -> Title | None:
    """The title at the head of a document; None where it begins with its text, or has none that is sure."""
    above: tuple[str, ...] = ()
    organ_row: Row | None = None
    numbered: Title | None = None
    head = [row for row in with_labels(rows)[:_HEAD] if strength(row.words) != "sure"]
    for number, row in enumerate(head):
        labelled = found("label_title", row.words) or found("titled_by_number", row.words)
        if labelled:
            return Title(one_line(labelled), row.start, row.end, above)
        letterhead = found("letterhead", row.words)
        organs = letterhead or found("organ_line", row.words)
        if organs:
            above, organ_row = organs_of(organs), None if letterhead else row
            continue
        if _beside(row.words):
            if kind_of(row.words) is not None:  # minutes and orders are titled by their number
                numbered = numbered or Title(_TAIL.sub("", one_line(row.words)), row.start, row.end, above)
            continue
        if not re.search(r"[一-鿿]\s*[一-鿿]", row.words):
            continue
        if not _heading(row.words):
            return numbered
        return _from(head[number:], organ_row, above)
    return numbered


def with_labels(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, where a label and the value on the line below it are one."""
    joined: list[Row] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before and found("bare_label", before.words) and not re.search(r"[：:]$", row.words):
            joined[-1] = Row(before.start, row.end, before.words + row.words)
        else:
            joined.append(row)
    return tuple(joined)


def kind_of(title: str) -> str | None:
    """The kind of document that the title's end names; None where it names none.

    >>> kind_of("乙市水利局关于禁止采砂的通告"), kind_of("乙市采砂管理实施办法（试行）"), kind_of("市民为采砂支招")
    ('通告', '办法', None)
    """
    bare = _TAIL.sub("", title)
    for kind in _kinds():
        if not bare.endswith(_ending(kind)) or not bare.startswith(kind.get("begins", "")):
            continue
        before = _NUMBERED.sub("", bare.removesuffix(_ending(kind)))
        if kind["of"] == "notice" and not (_ABOUT.search(before) or not before or _organs_only(before)):
            continue
        if kind["of"] == "rule" and _REPORTED.search(title):
            continue
        return str(kind["kind"])
    return None


def is_official(title: str) -> bool:
    """Is it the title of a notice or of an instrument of procedure, rather than of a rule or a report?"""
    kind = kind_of(title)
    return any(one["kind"] == kind and one["of"] != "rule" for one in _kinds())


def organs_before(title: str) -> tuple[str, ...]:
    """The organs with which a title begins: 乙市水利局 of 乙市水利局关于禁止采砂的通告."""
    about = re.match(rf"(?P<it>{word('organs')})[\s　]*(?:关于|印发|转发|批转|公布)", title)
    if about:
        return organs_of(about["it"])
    bare = _TAIL.sub("", title)
    kind = kind_of(title)
    if kind is None or not is_official(title):  # 某某委员会议事规则 need not be made by that committee
        return ()
    before = re.match(
        rf"(?P<it>{word('organs')})[\s　]*(?:行政|联合|专题|常务)?$",
        _NUMBERED.sub("", bare.removesuffix(kind)),
    )
    return organs_of(before["it"]) if before else ()


def organs_of(written: str) -> tuple[str, ...]:
    """The organs that a line names, apart from each other by blanks."""
    return tuple(one for one in re.split(r"[\s　]+", written.strip()) if one)


def one_line(words: str) -> str:
    """A title without marks of Markdown, on one line, and without the blanks that spread its characters."""
    plain = re.sub(r"^#{1,6}\s+|\s+#+$|\*\*", "", words.strip())
    return re.sub(r"[\s　]+", " ", _SPACED.sub(r"\1", plain)).strip()


def _from(rows: Sequence[Row], organ_row: Row | None, above: tuple[str, ...]) -> Title:
    """The title that begins with the first row, with the lines it runs over."""
    words, start, end = rows[0].words, rows[0].start, rows[0].end
    if organ_row is not None and words.startswith("关于"):  # the organs' line is the first of the title
        words, start = f"{organ_row.words}{words}", organ_row.start
    for row in rows[1:_MOST_LINES]:
        joined = f"{words}{row.words}"
        unfinished = "关于" in words and kind_of(words) is None
        if not unfinished or row.start > end + 2 or _beside(row.words) or not _heading(row.words):
            break
        if kind_of(joined) is None and row is not rows[1]:
            break
        words, end = joined, row.end
    if kind_of(words) is None and end != rows[0].end:  # nothing that was joined on ended it
        words, end = rows[0].words, rows[0].end
        start = rows[0].start
    return Title(one_line(words), start, end, above)


def _beside(line: str) -> bool:
    """Does it stand near titles without being one: a number, a date, a label?"""
    near = (
        "number",
        "order_number",
        "signature_day",
        "time_stamp",
        "label_issuer",
        "label_number",
        "label_made",
    )
    return any(found(name, line) for name in (*near, "label_published", "label_source", "beside_the_title"))


def _heading(line: str) -> bool:
    return len(line) <= _LONGEST and not _SENTENCE.search(line)


def _organs_only(words: str) -> bool:
    return re.fullmatch(word("organs"), words.strip()) is not None


@cache
def _kinds() -> tuple[Mapping[str, Any], ...]:
    return tuple(sorted(facts("reading/kinds.yaml"), key=lambda one: -len(_ending(one))))


def _ending(kind: Mapping[str, Any]) -> str:
    return str(kind.get("ending", kind["kind"]))
