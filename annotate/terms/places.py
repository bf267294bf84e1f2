"""Places by their names: which lies in which."""

from __future__ import annotations

import re

EVERYWHERE = "全国"
_PART = re.compile(
    r".+?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|街道|社区|[省市县区州盟旗镇乡村])(?![市县区])"
)


def parts_of(place: str) -> tuple[str, ...]:
    """A place from the largest to the smallest that its name tells.

    >>> parts_of("甲省乙市丙区"), parts_of("某自治区某盟")
    (('甲省', '乙市', '丙区'), ('某自治区', '某盟'))
    """
    found, end = [], 0
    for match in _PART.finditer(place):
        found.append(match[0])
        end = match.end()
    if rest := place[end:]:
        found.append(rest)
    return tuple(found)


def contains(a: str, b: str) -> bool | None:
    """Does `a` contain, or equal, `b`? None where the names do not tell: `b` is the coarser, or lacks its province.

    >>> contains("甲省", "甲省乙市"), contains("甲省丙市", "甲省乙市"), contains("甲省乙市", "甲省"), contains("全国", "乙市")
    (True, False, None, True)
    """
    if a in (b, EVERYWHERE):
        return True
    return None if b == EVERYWHERE else _holds(parts_of(a), parts_of(b))


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool | None:
    if part[: len(whole)] == whole:
        return True
    if whole[: len(part)] == part:
        return None
    if whole[0] == part[0] or _level(whole[0]) == _level(part[0]):
        return False
    if whole[0] in part:  # 乙市 beside 甲省乙市丙区
        return _holds(whole, part[part.index(whole[0]) :])
    return _holds(whole[whole.index(part[0]) :], part) if part[0] in whole else None


def _level(name: str) -> str:
    province = name.endswith(("省", "自治区", "特别行政区")) or name in {
        "北京市",
        "上海市",
        "天津市",
        "重庆市",
    }
    return "省" if province else name[-1]
