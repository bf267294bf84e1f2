from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.model.document import LONGEST
from annotate.model.errors import BadInput
from annotate.reading import LARGEST, paragraphs, read_bytes, read_file, read_pasted

NOTICE = """乙市水利局关于禁止采砂的通告

自即日起，在丙河干流禁止采砂。违反的，由乙市水利局责令停止。

乙市水利局
2023年5月4日
"""
OLD = """乙市水務局關於禁止採砂的公告

自即日起，在丙河禁止採砂。違反規定的，由水務局處以罰款。

乙市水務局
2023年5月4日
"""
PAGE = """<!DOCTYPE html><html><head><meta charset="CHARSET">
<meta name="ArticleTitle" content="乙市水利局关于禁止采砂的通告">
<meta name="PubDate" content="2023-05-06 09:00"><title>通告_乙市水利局</title><style>p {color: red}</style></head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul>
<div class="article"><h1>乙市水利局关于禁止采砂的通告</h1><p>乙水告〔2023〕5号</p>
<p>为保护河道，根据《甲省河道采砂管理条例》第八条，现将有关事项通告如下：</p>
<p>一、在丙河干流禁止采砂，违反的由乙市水利局责令停止，并处一千元罚款。</p>
<table><tr><td>河段</td><td>禁采期</td></tr><tr><td>丙河</td><td>全年</td></tr></table>
<p>乙市水利局</p><p>2023年5月4日</p></div>
<script>var x = "乙市";</script><div class="footer">版权所有 某某网</div></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_a_file_is_read_in_the_encodings_that_offices_use(encoding: str) -> None:
    document = read_bytes(NOTICE.encode(encoding), "notice.txt")
    assert document.text == NOTICE
    assert (document.issuer, document.issued_on) == ("乙市水利局", "2023-05-04")


def test_the_mark_of_an_encoding_is_no_part_of_the_text() -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-32-be", "gb18030"):
        assert read_bytes(f"\ufeff{NOTICE}".encode(encoding), "notice.txt").text == NOTICE


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-16-be"])
def test_traditional_characters_are_read_too(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert read_bytes(mark + OLD.encode(encoding), "notice.txt").text == OLD


@pytest.mark.parametrize(
    ("declared", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gbk"), ("iso-8859-1", "gb18030")]
)
def test_a_page_gives_its_article_and_what_it_says_of_itself(declared: str, encoding: str) -> None:
    document = read_bytes(PAGE.replace("CHARSET", declared).encode(encoding), "page.html")
    assert document.text.startswith("乙市水利局关于禁止采砂的通告\n")
    assert document.text.endswith("乙市水利局\n2023年5月4日")
    assert "丙河 | 全年" in document.text
    for elsewhere in ("首页", "版权所有", "var x", "color"):
        assert elsewhere not in document.text
    assert (document.title, document.number) == ("乙市水利局关于禁止采砂的通告", "乙水告〔2023〕5号")
    assert (document.issued_on, document.published) == ("2023-05-04", True)


def test_a_page_without_an_article_gives_all_that_is_seen() -> None:
    document = read_bytes(
        "<html><body><td>丙河</td><td>封航</td><script>x()</script></body></html>".encode(), "a.htm"
    )
    assert "丙河" in document.text
    assert "封航" in document.text
    assert "x()" not in document.text


def test_a_page_whose_title_alone_is_declared_keeps_no_name_of_the_site() -> None:
    head = "<head><title>关于封航的公告_乙市海事局</title></head>"
    page = f"<html>{head}<body><p>丙河自六月一日起封航，船舶绕行。</p></body></html>"
    assert read_bytes(page.encode(), "a.html").title == "关于封航的公告"


def test_markup_in_a_text_file_is_text() -> None:
    written = "通告\n<script>alert(1)</script>不得删去。\n"
    assert read_bytes(written.encode(), "a.txt").text == written


def test_a_heading_of_markdown_gives_the_title_and_stays_in_the_text() -> None:
    document = read_bytes("# 关于封航的**公告**\n\n丙河封航。\n".encode(), "a.md")
    assert document.text.startswith("# 关于")
    assert document.title == "关于封航的公告"


def test_line_ends_and_composed_characters_are_all_that_changes() -> None:
    document = read_pasted("\ufeff甲\r\n乙\r　cafe\u0301 ①Ａ\n\n")
    assert document.text == "甲\n乙\n　caf\u00e9 ①Ａ\n\n"


def test_the_same_text_is_the_same_document_whatever_the_file() -> None:
    first, second = read_bytes(NOTICE.encode(), "a.txt"), read_bytes(NOTICE.encode("gbk"), "b.txt")
    assert first.id == second.id == "d-" + hashlib.sha256(NOTICE.encode()).hexdigest()[:12]
    assert (first.source, second.source) == ("a.txt", "b.txt")


def test_a_title_given_with_a_paste_is_the_title() -> None:
    document = read_pasted("丙河封航。\n", title="  关于封航的公告 ")
    assert (document.title, document.kind, document.source) == ("关于封航的公告", "公告", None)


def test_paragraphs_are_the_lines_that_hold_words() -> None:
    text = "甲\n\n 　\n　　乙丙\n丁"
    assert [text[a:b] for a, b in paragraphs(text)] == ["甲", "　　乙丙", "丁"]
    assert paragraphs("") == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("　\n\u3000".encode(), "no text"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"abc\x00def", "binary"),
        (b"\xff\xfe\x00\xd8a\x00", "byte 3"),
        ("乙市水利局关于禁止采砂的通告".encode() * 9 + b"\xff\xff" + "采砂".encode(), "byte 379"),
        (bytes(range(0x80, 0x100)) * 4, "makes no text"),
    ],
)
def test_what_is_no_text_is_refused_with_the_cause(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason) as caught:
        read_bytes(data, "folder/file.txt")
    assert caught.value.field == "folder/file.txt"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(BadInput, match="shows no text"):
        read_bytes(b"<html><head><title></title></head><body><script>1</script></body></html>", "a.html")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(BadInput, match="20 MB"):
        read_file(path)
    with pytest.raises(BadInput, match="20 MB"):
        read_pasted("采" * (LARGEST // 3 + 1))


def test_a_file_is_refused_by_its_path(tmp_path: Path) -> None:
    for path, reason in ((tmp_path, "folder"), (tmp_path / "none.txt", "does not exist")):
        with pytest.raises(BadInput, match=reason) as caught:
            read_file(path)
        assert caught.value.field == str(path)
    with pytest.raises(BadInput):
        read_file("a\x00b.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(BadInput, match="no file"):
        read_file(tmp_path / "pipe.txt")


def test_half_of_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(BadInput, match="surrogate"):
        read_pasted("采砂\ud800")


def test_reading_text_files_does_not_load_what_only_web_pages_need() -> None:
    probe = "import sys, annotate.reading as r; r.read_pasted('采砂'); sys.exit('trafilatura' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", probe], cwd=root, check=False).returncode == 0


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good file with bytes changed, cut out or put in."""
    page = draw(st.sampled_from([NOTICE, OLD, PAGE.replace("CHARSET", "gb2312")]))
    data = bytearray(page.encode(draw(st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-8-sig"]))))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        data[start : start + draw(st.integers(0, 40))] = draw(st.binary(max_size=12))
    return bytes(data)


@settings(max_examples=500, deadline=None)
@given(mutated() | st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.md"]))
def test_whatever_bytes_come_they_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        document = read_bytes(data, name)
    except BadInput:
        return
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    ends = [0, *(edge for part in document.parts for edge in (part.start, part.end)), len(document.text)]
    assert ends == sorted(ends)


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        st.sampled_from("乙市水利局关于禁止的通告。：\n\n 　2023年5月4日〔〕号上一篇首页>|第一二（）"),
        max_size=120,
    )
)
def test_the_facts_of_any_text_come_from_it(text: str) -> None:
    if not text.strip():
        return
    document = read_pasted(text)
    assert document.text == text
    packed = "".join(text.split())
    for fact in (document.title, document.number, document.place):
        assert "".join((fact or "").split()) in packed
    assert document.issued_on is None or len(document.issued_on) == len("2023-05-04")


def test_a_text_of_a_million_characters_is_read_and_a_longer_one_is_refused() -> None:
    assert len(read_pasted("采" * LONGEST).text) == LONGEST
    with pytest.raises(
        BadInput, match=r"^text: has 1,000,001 characters: split it into parts of at most 1,000,000"
    ):
        read_pasted("采" * (LONGEST + 1))
