"""Numerals as statutes and notices write them: 三十四, 34, ３４, 叁拾肆, 二〇二二, ①."""

from __future__ import annotations

import unicodedata

_DIGIT_WORDS = ("〇零○", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_DIGITS = {word: number for number, words in enumerate(_DIGIT_WORDS) for word in words}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_SPECIAL = {"廿": 20, "卅": 30}
_LONGEST = 40  # characters: what is longer is a row of digits, and no number that anybody counts to
NUMERAL_CHARACTERS = "".join((*_DIGITS, *_UNITS, *_SPECIAL))


def number_of(written: str) -> int | None:
    """The whole number written, or None where it is none, or of more than 40 characters.

    >>> number_of("三十四"), number_of("一百零二"), number_of("３４"), number_of("二〇二二"), number_of("百货")
    (34, 102, 34, 2022, None)
    """
    plain = unicodedata.normalize("NFKC", written.strip())
    if not plain or len(plain) > _LONGEST:
        return None
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if all(c in _DIGITS for c in plain):  # digit by digit, as years are written
        return int("".join(str(_DIGITS[c]) for c in plain))
    return _with_units(plain)


def _with_units(plain: str) -> int | None:
    total = section = digit = 0
    for c in plain:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _UNITS:
            section += (digit or 1) * _UNITS[c]
            digit = 0
        elif c in _SPECIAL:
            section += _SPECIAL[c]
        elif c in _MYRIADS:
            total, section, digit = (total + section + digit) * _MYRIADS[c], 0, 0
        else:
            return None
    return total + section + digit


def spoken(number: int) -> str:
    """A whole number from 0 to 9999 in words, as statutes write it.

    >>> spoken(10), spoken(34), spoken(102), spoken(110), spoken(1002)
    ('十', '三十四', '一百零二', '一百一十', '一千零二')
    """
    if not 0 <= number < 10_000:  # noqa: PLR2004 - no statute has more articles
        raise ValueError(f"{number} is outside 0–9999")
    if number == 0:
        return "零"
    words, gap = "", False
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, value)
        if not digit:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + "零一二三四五六七八九"[digit] + unit
        gap = False
    return words.removeprefix("一") if words.startswith("一十") else words
