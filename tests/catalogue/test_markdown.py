from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotate.catalogue import read_markdown
from annotate.catalogue.coverage import article_numbers, holes
from annotate.model.errors import BadInput
from annotate.model.law import Coverage

STATUTES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "statutes"
NOTES = """2011年3月1日 甲省第九届人民代表大会常务委员会第二次会议通过

2018年9月29日 甲省第十届人民代表大会常务委员会第六次会议《关于修改〈甲省示例条例〉的决定》第一次修正
"""
BODY = """## 第一章 总则

第一条 为了规范检查，制定本条例。

第二条 检查应当公开。

检查分为下列几类：

（一）日常检查；

（二）专项检查。

## 第二章 附则

第三条 本条例自2011年5月1日起施行。
"""
MARKED = f"# 甲省示例条例\n\n{NOTES}\n<!-- INFO END -->\n\n{BODY}"


@pytest.fixture
def a_file(tmp_path: Path) -> Callable[..., Path]:
    def written(
        text: str | bytes, name: str = "甲省示例条例(2018-09-29).md", folder: str = "地方性法规"
    ) -> Path:
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def test_a_statute_is_read_with_its_provisions_and_facts(a_file: Callable[..., Path]) -> None:
    read = read_markdown(a_file(MARKED))
    assert [p.path for p in read.provisions] == ["c1", "1", "2", "c2", "3"]
    assert read.provisions[2].text == "检查应当公开。\n检查分为下列几类：\n（一）日常检查；\n（二）专项检查。"
    found = read.instrument
    assert (found.work, found.rank, found.place) == ("cn/law/甲省示例条例", "地方性法规", "甲省")
    assert found.issuer == "甲省人民代表大会常务委员会"
    assert (read.version.date, read.version.kind, read.version.coverage) == (
        "2018-09-29",
        "修正",
        Coverage.FULL,
    )


def test_the_notes_name_the_versions_before_and_their_last_day(a_file: Callable[..., Path]) -> None:
    versions = read_markdown(a_file(MARKED)).instrument.versions
    assert [(v.date, v.ended, v.coverage) for v in versions] == [
        ("2011-03-01", "2018-09-29", Coverage.TITLE),
        ("2018-09-29", None, Coverage.FULL),
    ]


def test_the_closing_article_of_an_amended_text_tells_of_the_first_wording_only(
    a_file: Callable[..., Path],
) -> None:
    version = read_markdown(a_file(MARKED)).version
    assert (version.effective, version.sure) == ("2018-09-29", False)


def test_the_closing_article_of_a_revised_text_tells_its_first_day(a_file: Callable[..., Path]) -> None:
    revised = MARKED.replace("2011年5月1日起", "2018年12月1日起")
    version = read_markdown(a_file(revised)).version
    assert (version.effective, version.sure) == ("2018-12-01", True)


def test_a_file_without_a_date_in_its_name_has_that_of_its_notes(a_file: Callable[..., Path]) -> None:
    assert read_markdown(a_file(MARKED, "甲省示例条例.md")).version.date == "2018-09-29"


def test_a_date_that_the_notes_do_not_reach_is_a_version_after_them(a_file: Callable[..., Path]) -> None:
    read = read_markdown(a_file(MARKED, "甲省示例条例(2021-05-01).md"))
    assert [v.date for v in read.instrument.versions] == ["2011-03-01", "2018-09-29", "2021-05-01"]
    assert (read.version.kind, read.version.sure) == ("", False)


def test_adoption_and_approval_make_one_version(a_file: Callable[..., Path]) -> None:
    adopted = "2019年8月28日 乙市第五届人民代表大会常务委员会第七次会议通过"
    notes = f"{adopted}\n\n2019年9月27日 甲省第十届人民代表大会常务委员会第二次会议批准"
    read = read_markdown(
        a_file(f"# 乙市示例条例\n\n{notes}\n<!-- INFO END -->\n{BODY}", "乙市示例条例(2019-11-01).md")
    )
    assert [v.date for v in read.instrument.versions] == ["2019-11-01"]
    assert (read.instrument.place, read.instrument.issuer) == ("甲省乙市", "乙市人民代表大会常务委员会")


def test_a_day_of_commencement_in_the_notes_is_taken(a_file: Callable[..., Path]) -> None:
    notes = "2020年3月2日 国家示例总局令第5号公布\n\n2020年6月1日 施行"
    body = BODY.replace("本条例自2011年5月1日起施行", "本规定由示例总局解释")
    read = read_markdown(
        a_file(f"# 示例检查规定\n{notes}\n<!-- INFO END -->\n{body}", "示例检查规定(2020-03-02).md", "x")
    )
    assert (read.version.effective, read.instrument.rank) == ("2020-06-01", "部门规章")
    assert read.instrument.issuer == "国家示例总局"


def test_where_nothing_tells_the_rank_it_is_left_open(a_file: Callable[..., Path]) -> None:
    read = read_markdown(
        a_file(f"# 示例工作规则\n<!-- INFO END -->\n{BODY}", "示例工作规则(2020-01-01).md", "杂项")
    )
    assert (read.instrument.rank, read.instrument.issuer) == ("未查明", None)


@pytest.mark.parametrize(
    ("folder", "rank"),
    [
        ("行政法", "法律"),
        ("行政法规", "行政法规"),
        ("部门规章/示例部", "部门规章"),
        ("甲省地方性法规", "地方性法规"),
    ],
)
def test_the_folder_tells_the_rank_where_the_text_does_not(
    a_file: Callable[..., Path], folder: str, rank: str
) -> None:
    read = read_markdown(a_file(f"# 示例办法\n<!-- INFO END -->\n{BODY}", "示例办法(2020-01-01).md", folder))
    assert read.instrument.rank == rank
    assert read.instrument.issuer == {"行政法规": "国务院", "部门规章": "示例部"}.get(rank)


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("## 第", "第"),
        BODY.replace("第一条 ", "**第一条** ").replace("第二条 ", "### 第二条\n\n"),
        BODY.replace("第二条 检查", "第二条检查").replace("第三条 本", "第三条　本"),
        BODY.replace("\n", "\r\n"),
        "## 目 录\n\n第一章 总则\n\n第二章 附则\n\n" + BODY,
        BODY.replace("## 第二章 附则", "## 第二章\n\n附则"),
        "\u200b\n" + BODY.replace("\n\n", "\n\u200b\n"),
    ],
)
def test_uneven_markup_gives_the_same_articles(a_file: Callable[..., Path], body: str) -> None:
    read = read_markdown(a_file(f"# 甲省示例条例\n\n{NOTES}\n<!-- INFO END -->\n\n{body}"))
    plain = read_markdown(a_file(MARKED))
    assert [(p.path, p.text) for p in read.provisions if p.path[0].isdigit()] == [
        (p.path, p.text) for p in plain.provisions if p.path[0].isdigit()
    ]
    assert "c2" in {p.path for p in read.provisions}


def test_a_sentence_that_begins_with_another_article_opens_none(a_file: Callable[..., Path]) -> None:
    body = BODY.replace(
        "（二）专项检查。",
        "（二）专项检查。\n\n第三条规定的期限不适用于专项检查。\n\n第一条所称检查，包括抽查。",
    )
    read = read_markdown(a_file(f"# 甲省示例条例\n\n{NOTES}\n<!-- INFO END -->\n\n{body}"))
    assert [p.path for p in read.provisions if p.path[0].isdigit()] == ["1", "2", "3"]


def test_a_text_without_a_heading_or_a_mark_is_read_by_its_file_name(a_file: Callable[..., Path]) -> None:
    read = read_markdown(a_file(f"中华人民共和国示例法\n\n{BODY}", "示例法(2018-09-29).md", "行政法"))
    assert read.instrument.title == "中华人民共和国示例法"
    assert [p.path for p in read.provisions if p.path[0].isdigit()] == ["1", "2", "3"]


def test_a_text_without_articles_is_divided_by_its_numbers(a_file: Callable[..., Path]) -> None:
    text = "# 示例规定\n<!-- INFO END -->\n为了检查，规定如下：\n\n一、检查应当公开。\n\n二、检查应当记录。\n"
    read = read_markdown(a_file(text, "示例规定(1987-01-01).md"))
    assert [p.path for p in read.provisions] == ["c0", "1", "2"]


def test_a_text_without_any_division_is_kept_whole(a_file: Callable[..., Path]) -> None:
    read = read_markdown(a_file("# 示例通知\n<!-- INFO END -->\n检查应当公开。\n", "示例通知(1987-01-01).md"))
    assert [(p.path, p.text) for p in read.provisions] == [("c0", "检查应当公开。")]
    assert read.version.coverage is Coverage.FULL


def test_a_text_with_a_hole_is_held_in_outline(a_file: Callable[..., Path]) -> None:
    assert read_markdown(a_file(MARKED.replace("第三条", "第四条"))).version.coverage is Coverage.OUTLINE


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (b"", "a(2020-01-01).md", "is empty"),
        ("# 示例办法\n".encode("gb18030"), "a(2020-01-01).md", "is not UTF-8"),
        ("# 示例办法\n2020年1月1日 某部令第1号公布\n<!-- INFO END -->\n", "a.md", "holds no text"),
        (f"# 示例办法\n<!-- INFO END -->\n{BODY}", "示例办法.md", "of which day"),
        (MARKED, "甲省示例条例(2020-13-01).md", "does not exist"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_file_and_the_reason(
    a_file: Callable[..., Path], text: str | bytes, name: str, why: str
) -> None:
    path = a_file(text, name)
    with pytest.raises(BadInput, match=why) as refused:
        read_markdown(path)
    assert refused.value.field == str(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_markdown(tmp_path / "示例法(2020-01-01).md")


@pytest.mark.skipif(not STATUTES.is_dir(), reason="the folder of Markdown statutes is not here")
def test_every_statute_of_the_collection_is_read() -> None:
    read = [read_markdown(path) for path in sorted(STATUTES.rglob("*.md")) if path.name != "README.md"]
    assert len(read) > 300
    numbers = [article_numbers(text.provisions) for text in read]
    contiguous = sum(bool(n) and n[0] == 1 and not holes(n) for n in numbers)
    assert contiguous >= 0.99 * len(read)
    assert sum(text.instrument.rank == "未查明" for text in read) <= 0.01 * len(read)
    assert {text.version.coverage for text in read} <= {Coverage.FULL, Coverage.OUTLINE}


def test_a_law_is_named_by_its_adoption_and_a_regulation_by_its_publication(
    a_file: Callable[..., Path],
) -> None:
    adopted = "1990年3月1日 第九届全国人民代表大会第三次会议通过\n1990年3月4日 公布\n2001年1月2日 修订"
    law = read_markdown(a_file(f"# 示例法\n{adopted}\n<!-- INFO END -->\n{BODY}", "示例法(2001-01-02).md"))
    assert [(v.date, v.kind) for v in law.instrument.versions] == [
        ("1990-03-01", "通过"),
        ("2001-01-02", "修订"),
    ]
    issued = "1990年3月1日 国务院第5次常务会议通过\n1990年3月9日 国务院令第8号公布\n"
    issued += "2001年1月2日 国务院批准修订\n2001年2月1日 某部发布"
    rule = read_markdown(
        a_file(f"# 示例细则\n{issued}\n<!-- INFO END -->\n{BODY}", "示例细则(2001-01-02).md")
    )
    assert [(v.date, v.kind) for v in rule.instrument.versions] == [
        ("1990-03-09", "公布"),
        ("2001-01-02", "修订"),
    ]
