"""What is a citation, of what, and where: a sentence and what is read in it."""

from __future__ import annotations

import pytest

from annotate.citation import TitleIndex, find_citations
from annotate.model.citation import CitationKind

HOST = "甲市渡口管理条例"


def read(text: str, titles: TitleIndex, **host: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(c.quote, c.title, c.provisions) for c in find_citations(text, titles, **host)]


@pytest.mark.parametrize(
    ("locators", "paths"),
    [
        ("第三条第二款", ("3/2",)),
        ("第五条第（二）项", ("5/_/2",)),
        ("第一百零三条之一第二款第三项第4目", ("103-1/2/3/4",)),
        ("第七、八条", ("7", "8")),
        ("第二条至第四条、第九条第一款", ("2", "3", "4", "9/1")),
        ("第八条第（一）至（三）项", ("8/_/1", "8/_/2", "8/_/3")),
        ("第六条第一款第（二）、（四）项", ("6/1/2", "6/1/4")),
        ("第六条第（一）（三）项", ("6/_/1", "6/_/3")),
        ("第十条第一款和第二款第三项", ("10/1", "10/2/3")),
        ("第２６条第３款", ("26/3",)),
        ("46条1款", ("46/1",)),
        ("分则第二章第三节", ("c2s3",)),
        ("第二章、第四章", ("c2", "c4")),
        ("附件1、附件3", ("x1", "x3")),
        ("第九条后半句", ("9",)),
        ("第5.2.1条", ()),
        ("第三条至第九千九百条", ("3", "9900")),
    ],
)
def test_locators_become_paths(locators: str, paths: tuple[str, ...], few_titles: TitleIndex) -> None:
    [(quote, title, found)] = read(f"依照渡口法{locators}的规定", few_titles)
    assert (quote, title, found) == (f"渡口法{locators}", "中华人民共和国渡口法", paths)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("《甲办法》和《乙办法》第五条", ["《甲办法》", "《乙办法》第五条"]),
        ("《甲办法第三条的规定", ["《甲办法第三条"]),
        ("按«甲市摆渡办法»第三条办理", ["«甲市摆渡办法»第三条"]),
        ("《甲省实施〈渡口法〉办法》第三条", ["《甲省实施〈渡口法〉办法》第三条"]),
        ("《甲办法》（2021年修订）第三条", ["《甲办法》（2021年修订）第三条"]),
        ("《甲办法》（2021年修订）同时废止", ["《甲办法》"]),
        ("违反甲市摆渡管理条例第九条", ["甲市摆渡管理条例第九条"]),
        ("可以依照摆渡法第九条办理", ["摆渡法第九条"]),
        ("可以依照合同法第九条办理", ["合同法第九条"]),
        ("和渡口法、甲市摆渡与采砂管理条例第九条", ["渡口法", "甲市摆渡与采砂管理条例第九条"]),
        ("《甲办法》（甲府发〔2020〕3号）第三条", ["《甲办法》（甲府发〔2020〕3号）第三条"]),
        ("甲市政府令第9号公布的《甲办法》", ["《甲办法》"]),
        ("请按甲府发〔2020〕3号和甲市人民政府令第9号执行", ["甲府发〔2020〕3号", "甲市人民政府令第9号"]),
        ("噪声超过GB 12345-2020的限值", ["GB 12345-2020"]),
        ("（2021）甲01行初12号行政判决", ["（2021）甲01行初12号"]),
        ("依照国家和本市有关规定、相关法律、法规", ["国家和本市有关规定", "相关法律、法规"]),
        ("《甲办法》等有关规定；《甲办法》和有关法律规定", ["《甲办法》", "《甲办法》", "有关法律"]),
        ("摆渡、养殖等相关法规，上级文件精神", ["相关法规", "上级文件精神"]),
        ("按照站内船票核验规则处理", ["站内船票核验规则"]),
    ],
)
def test_a_citation_reaches_from_its_name_to_its_last_locator(
    text: str, quotes: list[str], few_titles: TitleIndex
) -> None:
    assert [quote for quote, _, _ in read(text, few_titles)] == quotes


@pytest.mark.parametrize(
    "text",
    [
        "见《渡口志》《摆渡许可证》《船票退款申请表》《采砂合同》和《关于停航的请示》",
        "依《采砂合同》第五条，第六条另有约定",
        "依照购船合同第八条处理",
        "第三条航线、第二款船票、第一项工程、五条措施",
        "宪法和法律委员会、公司法人、渡口法律制度、宪法宣誓",
        "依法处理，法律另有规定的除外，有关部门的规定",
        "制定有关规定，解答有关法律问题，落实相关政策措施",
        "本法所称渡口，该条例，本条",
        "第十二条　船主应当持证。",
        "按第XX条处理",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str, few_titles: TitleIndex) -> None:
    assert read(text, few_titles) == []


def test_words_that_stand_for_an_instrument_take_its_title(few_titles: TitleIndex) -> None:
    text = (
        "船主有本条例第七条情形，又有第四项行为的，依照《甲办法》第九条处罚，该办法第十条除外。第十一条同。"
    )
    assert read(text, few_titles, host=HOST) == [
        ("本条例第七条", HOST, ("7",)),
        ("第四项", HOST, ("7/_/4",)),
        ("《甲办法》第九条", "甲办法", ("9",)),
        ("该办法第十条", "甲办法", ("10",)),
        ("第十一条", HOST, ("11",)),
    ]


def test_the_paragraph_before_is_counted_in_the_host_article(few_titles: TitleIndex) -> None:
    text = (
        "船主应当遵守：\n（一）持证；\n（二）不违反前项规定；\n（三）避风。\n违反前款第（二）项的，停航。\n"
    )
    text += "前两款、前条适用于木船。"
    assert read(text, few_titles, host=HOST, host_article="9") == [
        ("前项", HOST, ("9/_/1",)),
        ("前款第（二）项", HOST, ("9/1/2",)),
        ("前两款", HOST, ("9/1", "9/2")),
        ("前条", HOST, ("8",)),
    ]


def test_headings_say_which_article_the_text_is(few_titles: TitleIndex) -> None:
    text = "第二条　渡船应当登记。\n前款规定不适用于木船。\n第三条　违反前条规定的，停航。"
    assert read(text, few_titles, host=HOST) == [("前款", HOST, ("2/1",)), ("前条", HOST, ("2",))]


def test_an_article_of_the_rule_that_was_replaced_is_not_one_of_the_host(few_titles: TitleIndex) -> None:
    assert read("原办法第三条规定的船票继续有效。", few_titles, host=HOST) == []


def test_without_a_host_the_paragraph_before_says_nothing(few_titles: TitleIndex) -> None:
    assert read("甲。\n前款规定的除外。第五条同。", few_titles) == []


def test_a_declared_short_name_means_the_full_title(few_titles: TitleIndex) -> None:
    text = "依照《甲市摆渡条例》（以下简称《条例》）第三条。《条例》第四条，条例第五条。"
    assert [(t, p) for _, t, p in read(text, few_titles)] == [("甲市摆渡条例", (n,)) for n in "345"]


def test_a_name_of_one_instrument_has_its_work_and_a_shared_name_has_none(few_titles: TitleIndex) -> None:
    one, other = find_citations("《渡口法》与《采砂条例》", few_titles)
    assert (one.title, one.work) == ("中华人民共和国渡口法", "cn/law/渡口法")
    assert (other.title, other.work) == ("采砂条例", None)


def test_a_citation_after_a_negation_is_marked(few_titles: TitleIndex) -> None:
    found = find_citations("不适用《甲办法》第二条，依照《乙办法》第三条", few_titles)
    assert [c.negated for c in found] == [True, False]


def test_each_kind_is_told(few_titles: TitleIndex) -> None:
    text = "依照渡口法、甲府发〔2020〕3号文件、国家有关规定，执行船票核验规则。"
    assert [c.kind for c in find_citations(text, few_titles)] == [
        CitationKind.INSTRUMENT,
        CitationKind.DOCUMENT,
        CitationKind.VAGUE,
        CitationKind.INTERNAL,
    ]


def test_a_text_with_spaces_is_quoted_as_it_stands(few_titles: TitleIndex) -> None:
    assert read("依照 渡口法 第 三 条 处罚", few_titles) == [
        ("渡口法 第 三 条", "中华人民共和国渡口法", ("3",))
    ]
