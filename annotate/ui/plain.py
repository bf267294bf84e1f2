"""Words from outside inside a label: shown as they are written, whatever Markdown, LaTeX or HTML they spell."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_READ_ANYWAY = re.compile(r":(?=[A-Za-z_+/-])|(?<=[-<])(?=[->])|(?<=[<>~])(?==)|(?i:www)(?=\.)|@(?=[\w-])")
_JOINER = "\u2060"  # no width; without it Streamlit would draw :smile:, -> and >= as pictures and link addresses, escaped or not
_TURNS, _ISOLATES = re.compile(r"[\u202a-\u202e\u2066-\u2069]"), re.compile(r"[\u2066-\u2068]")
_ISOLATE, _POP = "\u2068", "\u2069"


def plain(words: str) -> str:
    """`words` on one line, for a label, a heading or a link that reads Markdown."""
    return _escaped(" ".join(words.split()))


def marked(words: str, terms: Iterable[str] = ()) -> str:
    """`words` as Markdown that shows them as written, with every occurrence of a term set off."""
    words = words.strip()  # four blanks at the head would be code
    wanted = sorted({term for term in terms if term}, key=len, reverse=True)
    if not wanted:
        return _lines(words)
    pieces = re.split(f"({'|'.join(map(re.escape, wanted))})", words)
    return "".join(
        f":primary-background[{plain(piece)}]" if piece in wanted else _lines(piece) for piece in pieces
    )


def _lines(words: str) -> str:
    """Line breaks kept: two blanks at the end of a line are Markdown's."""
    return "  \n".join(_escaped(line) for line in words.split("\n"))


def _escaped(line: str) -> str:
    """As character references: what they stand for is text, and never a mark."""
    broken = _READ_ANYWAY.sub(lambda found: found[0] + _JOINER, line)
    return _MARKS.sub(lambda found: f"&#{ord(found[0])};", _isolated(broken))


def _isolated(line: str) -> str:
    """What turns the direction of writing turns it within these words, and not in what stands beside them."""
    if not _TURNS.search(line):
        return line
    opened = 1 + line.count(_POP)  # so many that none in the words can end the outermost
    return _ISOLATE * opened + line + _POP * (opened + len(_ISOLATES.findall(line)))
