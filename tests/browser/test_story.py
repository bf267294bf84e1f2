"""The whole way, as one person goes it: a page comes in, its powers are marked, its gaps seen, the JSON taken away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from jsonschema import Draft202012Validator
from playwright.sync_api import expect

from annotate.exchange import schema
from annotate.model.record import Record
from annotate.reading import read_file
from annotate.workflow import Desk, add_document

if TYPE_CHECKING:
    from conftest import Annotator

SISTER = Path(__file__).resolve().parents[2] / "corpus" / "sample" / "red-codes.txt"
RARE = "转自😀𠮷祥号👩‍👩‍👧"


def test_a_page_comes_in_and_its_gaps_go_out(
    annotator: Annotator, desk: Desk, tmp_path: Path, stored: Callable[[str], Record]
) -> None:
    page_file = tmp_path / "reprint.txt"
    page_file.write_text(f"{RARE}\n\n{SISTER.read_text(encoding='utf-8')}", encoding="utf-8")
    document = add_document(desk, read_file(page_file), "default")
    annotator.open(document)

    # A power, marked with the keyboard alone.
    find(annotator, "赋红码")
    annotator.press("1")
    assert annotator.painted("hand") == ["赋红码"]
    annotator.press("0").saved()
    expect(annotator.page.locator('.qy-gaps [data-code="NO_BASIS"]')).to_contain_text("没有写明依据")

    # A sanction, with its basis linked.
    find(annotator, "政务撤职处分")
    annotator.press("1", "Space")
    annotator.page.keyboard.type("公职人员政务处分法第三十九条")
    expect(annotator.hits.first).to_contain_text("第三十九条")
    annotator.press("1")
    expect(annotator.bases).to_have_count(1)
    annotator.saved()

    # The server dies and comes back, the page is loaded anew: it is all there.
    annotator.server.kill()
    annotator.server.start()
    annotator.reload()
    assert sorted(annotator.painted("power") + annotator.painted("hand")) == ["政务撤职处分", "赋红码"]
    record = stored(document)
    text = record.document.text
    assert sorted(text[s.start : s.end] for p in record.powers for s in p.spans) == ["政务撤职处分", "赋红码"]
    assert [search.found for search in record.searches] == [0]

    # The gaps of the project, and the JSON.
    annotator.page.goto(
        f"{annotator.server.address}/gaps?{urlencode({'project': 'default', 'code': 'NO_BASIS'})}"
    )
    expect(annotator.page.get_by_text(re.compile("赋红码.*没有写明依据")).first).to_be_visible()
    annotator.page.goto(f"{annotator.server.address}/export?{urlencode({'project': 'default'})}")
    with annotator.page.expect_download() as told:
        annotator.page.get_by_role("button", name="下载 JSONL").click()
    lines = [json.loads(line) for line in told.value.path().read_text(encoding="utf-8").splitlines()]
    for line in lines:
        Draft202012Validator(schema()).validate(line)
    [taken] = [line for line in lines if line["document"]["id"] == document]
    assert taken["document"]["text"].startswith(RARE)
    for power in taken["powers"]:
        for span in power["spans"]:
            assert taken["document"]["text"][span["start"] : span["end"]] == span["quote"]
    assert "NO_BASIS" in {gap["code"] for gap in taken["gaps"]}


def find(annotator: Annotator, words: str) -> None:
    """Find words with the keys alone; Escape leaves them selected."""
    annotator.press("/")
    annotator.page.keyboard.type(words)
    annotator.press("Escape")
    assert annotator.page.evaluate("getSelection().toString()") == words
