"""Bytes to text: which encoding a Chinese file is in, and where its bytes make no text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache

from annotate.model.errors import BadInput
from annotate.terms.corpus import facts

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
# What pages that declare it really use; other declarations are not believed (tools write iso-8859-1 unasked).
_USED = {
    "utf-8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
}
_CHINESE = ("gb18030", "big5hkscs")
_SAMPLE = 50_000  # characters: more say nothing new
_TOO_FEW, _MANY = 0.08, 20  # wrong readings give 2–5 % common characters, right ones over 40 %


def decoded(data: bytes, name: str, *, html: bool = False) -> str:
    """The text of a file in UTF-8, UTF-16 with a mark, GB18030 or Big5; NFC, line ends LF.

    `html`: the page may declare its encoding. BadInput names the first byte that makes no text.
    """
    text = _as_marked(data, name)
    if text is None:
        text = _as_utf8(data) or (_as_declared(data) if html else None) or _as_chinese(data, name)
    return tidy(text.removeprefix("\ufeff"))  # GB18030 has a mark too


def tidy(text: str) -> str:
    """NFC, line ends LF: all that is ever changed in a text before its offsets are fixed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def marked(data: bytes) -> bool:
    """Does it begin with a byte order mark?"""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def _as_marked(data: bytes, name: str) -> str | None:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, name, encoding.removesuffix("-sig"), error) from error


def _as_utf8(data: bytes) -> str | None:
    return _strictly(data, "utf-8")


def _as_declared(data: bytes) -> str | None:
    declared = _DECLARED.search(data[:4096])
    if declared is None:
        return None
    try:
        encoding = _USED.get(codecs.lookup(declared[1].decode("ascii")).name)
    except LookupError:
        return None
    return _strictly(data, encoding) if encoding else None


def _as_chinese(data: bytes, name: str) -> str:
    """GB18030 or Big5, whichever reads as Chinese; almost any Big5 is GB18030 too, but of rare characters."""
    readings = [text for text in (_strictly(data, encoding) for encoding in _CHINESE) if text is not None]
    best = max(readings, key=_commonness, default=None)
    nearly_utf8 = data.decode("utf-8", "replace")
    if best is None or _commonness(best) < min(_commonness(nearly_utf8), 0.5):
        raise _undecodable(data, name, *_nearest(data, nearly_utf8))
    if _commonness(best) < _TOO_FEW and len(re.findall(r"[^\x00-\x7f]", best)) > _MANY:
        raise BadInput(name, "the encoding is none that we know: save it as UTF-8")
    return best


def _nearest(data: bytes, nearly_utf8: str) -> tuple[str, UnicodeDecodeError]:
    """The encoding that reads best where none reads all, and what stops it."""
    tries = {encoding: data.decode(encoding, "replace") for encoding in _CHINESE} | {"utf-8": nearly_utf8}
    for encoding in sorted(tries, key=lambda one: _commonness(tries[one]), reverse=True):
        try:
            data.decode(encoding)
        except UnicodeDecodeError as error:
            return encoding, error
    raise AssertionError("one of them read all of it")  # pragma: no cover


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _undecodable(data: bytes, name: str, encoding: str, error: UnicodeDecodeError) -> BadInput:
    byte = data[error.start : error.start + 1].hex()
    return BadInput(
        name,
        f"byte {error.start + 1} (0x{byte}) makes no text in {encoding.upper()}: save the file as UTF-8 and try again",
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(facts("reading/common_characters.yaml")["characters"]) - {" "}


def _commonness(text: str) -> float:
    """The share of the characters beyond ASCII that any Chinese text has many of; punctuation counts for neither."""
    beyond = [
        c for c in text[:_SAMPLE] if c > "\x7f" and unicodedata.category(c) not in {"Po", "Ps", "Pe", "Zs"}
    ]
    return sum(c in _common() for c in beyond) / len(beyond) if beyond else 0.0
