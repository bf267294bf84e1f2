from __future__ import annotations

import pytest

from annotate.catalogue import Catalogue
from annotate.model.law import Coverage, Instrument, Provision, Version

OLD = {"1": "检查应当公开。", "2": "包括：\n（一）甲；\n（二）乙。\n另外包括：\n（一）丙。"}
NEW = {
    "c1": "第一章 总则",
    "1": "检查应当公开。",
    "2": "检查应当记录。",
    "c2": "第二章 责任",
    "3": "处警告。\n处罚款。",
}


def _law(
    title: str, *versions: Version, rank: str = "法律", names: tuple[str, ...] = (), place: str = "全国"
) -> Instrument:
    work = f"cn/law/{title.removeprefix('中华人民共和国')}"
    return Instrument(work=work, title=title, rank=rank, versions=versions, short_names=names, place=place)


def _version(date: str, coverage: Coverage = Coverage.FULL, kind: str = "通过", **told: str) -> Version:
    return Version(work="", date=date, effective=told.get("effective", date), coverage=coverage, kind=kind)


@pytest.fixture
def catalogue() -> Catalogue:
    """示例法: worded in 2010, in 2018 (text not held) and in 2024; a law in outline; one by date only; two of one name."""
    laws = (
        _law(
            "中华人民共和国示例法",
            _version("2010-01-01"),
            _version("2018-01-01", Coverage.TITLE, "修正"),
            _version("2024-01-01", kind="修订"),
        ),
        _law("残缺法", _version("2010-01-01", Coverage.OUTLINE)),
        _law("未收法", _version("2010-01-01", Coverage.TITLE)),
        _law("将来法", _version("2023-06-01", effective="2024-06-01")),
        _law("甲省检查条例", _version("2010-01-01"), rank="地方性法规", names=("检查条例",), place="甲省"),
        _law("乙省检查条例", _version("2010-01-01"), rank="地方性法规", names=("检查条例",), place="乙省"),
    )

    def texts(_work: str, version: str) -> tuple[Provision, ...]:
        held = NEW if version == "2024-01-01" else OLD
        return tuple(Provision(path=path, text=text, order=n) for n, (path, text) in enumerate(held.items()))

    return Catalogue(laws, texts)
