from __future__ import annotations

import pytest

from annotate.catalogue.layout import Row, chapter_path, lay_out, path_of


def paths(*rows: Row) -> list[str]:
    return [provision.path for provision in lay_out(rows)]


def row(label: str, chapter: str | None = None, section: str | None = None, text: str = "应当公开。") -> Row:
    return Row(label=label, text=text, chapter=chapter, section=section)


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("第三十四条", "34"),
        ("第十七条之一", "17-1"),
        ("条目十二", "12"),
        ("三、", "3"),
        ("全文", None),
        ("附件一", None),
    ],
)
def test_a_label_says_where_an_article_stands(label: str, path: str | None) -> None:
    assert path_of(label) == path


@pytest.mark.parametrize(
    ("chapter", "section", "path"),
    [
        ("第三章 检查", None, "c3"),
        ("第三章 检查", "第二节 期限", "c3s2"),
        ("第五章之一 例外", None, "c5-1"),
        ("附则", None, None),
    ],
)
def test_a_heading_has_a_path_where_it_has_a_number(
    chapter: str, section: str | None, path: str | None
) -> None:
    assert chapter_path(chapter, section) == path


def test_headings_stand_before_the_articles_below_them() -> None:
    first, second = "第一章 总则", "第二章 检查"
    rows = row("第一条", first), row("第二条", second, "第一节 程序"), row("第三条", second, "第二节 期限")
    assert paths(*rows) == ["c1", "1", "c2", "c2s1", "2", "c2s2", "3"]


def test_an_article_knows_its_chapter_and_section() -> None:
    laid = lay_out([row("第三条", "第二章 检查", "第二节 期限")])
    assert laid[-1].heading == "第二章 检查 第二节 期限"


def test_chapters_counted_anew_in_each_part_share_a_path_that_names_them_all() -> None:
    rows = row("第一条", "第一章 一般规定"), row("第二条", "第二章 主体"), row("第三条", "第一章 通则")
    laid = {p.path: p.text for p in lay_out(rows)}
    assert laid["c1"] == "第一章 一般规定\n第一章 通则"


def test_a_chapter_read_off_a_table_of_contents_is_left_out() -> None:
    assert paths(row("第一条", "第九章 附则"), row("第二条", "第一章 会议")) == ["1", "c1", "2"]


def test_an_annex_stands_apart_from_the_last_article() -> None:
    text = "本法自公布之日起施行。\n附件二\n乙表\n附件一：\n甲表"
    laid = {p.path: p for p in lay_out([row("第九条", text=text)])}
    assert laid["9"].text == "本法自公布之日起施行。"
    assert (laid["x1"].heading, laid["x1"].text) == ("附件一", "附件一：\n甲表")
    assert laid["x2"].text == "附件二\n乙表"


def test_a_mention_of_an_annex_in_a_sentence_opens_none() -> None:
    text = "税率依照\n附件一\n确定。"
    assert paths(row("第九条", text=text)) == ["9"]


def test_the_heading_of_the_next_part_is_no_paragraph_of_the_article() -> None:
    assert lay_out([row("第九条", text="应当公开。\n第二编 分则")])[0].text == "应当公开。"


def test_a_text_without_articles_is_kept_whole() -> None:
    assert paths(row("全文")) == ["c0"]


def test_a_second_article_of_the_same_number_becomes_an_annex() -> None:
    laid = lay_out([row("第七条", text="甲。"), row("第七条", text="乙。")])
    assert [(p.path, p.text) for p in laid] == [("7", "甲。"), ("x1", "乙。")]
