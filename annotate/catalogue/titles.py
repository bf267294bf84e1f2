"""Titles: the forms under which one instrument is looked up, and the work id made of its title."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[《》〈〉<>﹤﹥\s\u200b]")
_NATION = "中华人民共和国"
_VERSION_NOTE = re.compile(
    r"\((?:以下简称[^()]*|(?:\d{4}|[〇零一二三四五六七八九]{4})(?:[年版]|[-年.]\d[^()]*)?[^()]{0,8}|[^()]{0,8}(?:修正|修订|修改)[^()]{0,6})\)$"
)
_BODY = re.compile(r"^(?:第[一二三四五六七八九十]+届)?全国人民代表大会(?:常务委员会)?(?=关于)")


def plain(title: str) -> str:
    """A title without 《》, spaces and differences of width.

    >>> plain("《刑法修正案(八)》") == plain("刑法修正案（八）")
    True
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", title))


def key_of(title: str) -> str:
    """What is compared of a title: its plain form without 中华人民共和国, wherever that stands in it."""
    bare = plain(title)
    return bare.replace(_NATION, "") or bare


def without_nation(title: str) -> str:
    """The title without 中华人民共和国 before it, by which it is cited in everyday use."""
    return title.removeprefix(_NATION) or title


def without_version_note(title: str) -> str:
    """A plain title without the year or the amendment in brackets at its end: 立法法(2015年修正) → 立法法."""
    return _VERSION_NOTE.sub("", title)


def work_of(title: str) -> str:
    """The work id of an instrument with this full title.

    >>> work_of("中华人民共和国宪法"), work_of("河南省消防条例")
    ('cn/law/宪法', 'cn/law/河南省消防条例')
    """
    return "cn/law/" + without_nation(_MARKS.sub("", title) if title.startswith("《") else title.strip())


def everyday_names(title: str) -> tuple[str, ...]:
    """Other names that follow from the title alone: without the nation, or without the adopting body."""
    names = (without_nation(title), _BODY.sub("", title))
    return tuple(dict.fromkeys(name for name in names if name != title))
