"""What others wrote is shown as it is written, on every page, and never run: `tests/cases/hostile/payloads.yaml`."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from annotate.exchange import decode_record
from annotate.terms.numerals import spoken
from annotate.ui.words import words_in
from annotate.workflow import Desk, apply_acts, gaps, marks
from annotate.workflow.documents import bin_documents
from annotate.workflow.importing import import_record
from annotate.workflow.law_views import add_uploaded, instrument_lines, sheet_of
from annotate.workflow.searching import find_provisions

if TYPE_CHECKING:
    from conftest import Annotator

CASES = Path(__file__).resolve().parents[1] / "cases" / "hostile" / "payloads.yaml"
GROUPS: Mapping[str, list[str]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
PAYLOADS = [normalize("NFC", each) for group in GROUPS.values() for each in group]
ALL = " ".join(PAYLOADS)
HALVES = [" ".join(PAYLOADS[:19]), " ".join(PAYLOADS[19:])]  # a title has no more than 1,000 characters
PROJECT = f"敌 {PAYLOADS[2]} $x$ :red[红] [点](javascript:window.hit=1)"
BIN = f"{PROJECT} 二"
EACH, HELD, READ_TWICE = 'each"]/<b>?a=%2e&b#c', "敌意 一份", "敌意 两人"
STATUTE = "甲省敌意办法"
KEYS = (
    "doc",
    "power",
    "lang",
    "kind",
    "order",
    "sort",
    "state",
    "severity",
    "status",
    "code",
    "title",
    "rank",
)
MORE_KEYS = ("path", "q", "page", "act", "day")
SLOTS = ("measure", "target", "place", "note", "actor.name")
w = words_in("zh")
_NO_WIDTH = re.compile("[\u2060-\u2069\u202a-\u202e\ufeff\u200b]")
_ALL_WORDS = """
() => {
  const inside = [document.body];
  for (const root of inside) for (const one of root.querySelectorAll("*")) if (one.shadowRoot) inside.push(one.shadowRoot);
  return inside.flatMap(root => [
    root.textContent, ...[...root.querySelectorAll("input, textarea")].map(field => field.value)]).join(" ");
}
"""


@dataclass
class Watch:
    """A page, and what it did that no page of ours does."""

    page: Page
    ours: str
    seen: list[str] = field(default_factory=list)

    def begin(self) -> Watch:
        self.page.on(
            "dialog", lambda dialog: (self.seen.append(f"dialog {dialog.message}"), dialog.dismiss())
        )
        self.page.on("console", lambda said: said.type == "error" and self.seen.append(said.text))
        self.page.on("request", lambda asked: self._asked(asked.url))
        return self

    def go(self, page: str, /, **query: str) -> Watch:
        self.page.goto(f"{self.ours}/{page}?{urlencode(query)}")
        expect(self.page.locator("[data-testid=stMain] :is(h1, .qy-bar)").first).to_be_visible()
        expect(self.page.locator("[data-testid=stSkeleton]")).to_have_count(0)
        return self

    def shows(self, wanted: Iterable[str]) -> Watch:
        """Everything wanted is to be read, before long, and nothing was run."""
        until = time.monotonic() + 10
        while (left := [each for each in wanted if said(each) not in self.words()]) and (
            time.monotonic() < until
        ):
            self.page.wait_for_timeout(100)
        assert left == []
        return self.safe()

    def shows_together(self, wanted: Iterable[str], pages: Iterable[tuple[str, dict[str, str]]]) -> None:
        """Everything wanted is to be read on one of the pages."""
        words = " ".join(self.go(page, **query).safe().settled() for page, query in pages)
        assert [each for each in wanted if said(each) not in words] == []

    def settled(self) -> str:
        """All that is to be read, once the page is drawn and changes no more."""
        self.page.locator('[data-testid=stApp][data-test-script-state="notRunning"]').wait_for()
        words, before = self.words(), ""
        while words != before:
            self.page.wait_for_timeout(400)
            words, before = self.words(), words
        return words

    def safe(self) -> Watch:
        assert self.page.evaluate("window.hit === undefined")
        broken = self.page.locator("[data-testid=stException], [data-testid=stMain] iframe")
        assert broken.count() == 0
        assert self.seen == []
        return self

    def words(self) -> str:
        return said(self.page.evaluate(_ALL_WORDS))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.ours, "data:", "blob:")):
            self.seen.append(url)


def said(words: str) -> str:
    """Words without what has no width and however they are broken into lines."""
    return " ".join(_NO_WIDTH.sub("", words).split())


def id_of(each: str) -> str:
    """The id of the document of a payload; one that climbs up an address is refused."""
    return f"敌 {each.replace('../', './')}"


@pytest.fixture(scope="module")
def hostile(desk: Desk) -> str:
    """A project with a document for each payload, one with a power for each, and two of which everything is said."""
    for each in PAYLOADS:
        facts = dict.fromkeys(("kind", "issuer", "number", "place", "source"), each)
        about = {"id": id_of(each), "title": each, "text": f"{each}\n本局决定封闭老桥。", **facts}
        _bring_in(desk, about)
    for number, half in enumerate(HALVES):
        _bring_in(desk, {"id": f"弃 {number}", "title": half, "text": half}, project=BIN)
    bin_documents(desk, ["弃 0"])
    _bring_in_powers(desk, EACH, PAYLOADS)
    _decide_all(desk, EACH)
    _bring_in_powers(desk, HELD, HALVES)
    _decide_all(desk, HELD)
    _bring_in_powers(desk, READ_TWICE, HALVES[:1])
    _bring_in_powers(desk, READ_TWICE, HALVES[1:], whose=HALVES[1])
    return PROJECT


@pytest.fixture(scope="module")
def statute(desk: Desk) -> str:
    articles = [f"第{spoken(number)}条　{each}" for number, each in enumerate(PAYLOADS, 1)]
    text = "\n\n".join([f"# {STATUTE}", *articles])
    (added,) = add_uploaded(desk, [(f"{STATUTE}(2020-03-01).md", text.encode())])
    assert added.error is None
    return STATUTE


def _bring_in(desk: Desk, document: Mapping[str, Any], /, project: str = PROJECT, **parts: object) -> None:
    import_record(desk, decode_record({"format": "quanyuan/1", "document": document, **parts}), project)


def _bring_in_powers(desk: Desk, document: str, wanted: Sequence[str], whose: str = "") -> None:
    """A power for each of the wanted, with it in every place; the text is the same whatever is wanted."""
    parts = PAYLOADS if document == EACH else HALVES
    lines = [f"本局依据《{each}》决定封闭。" for each in parts]
    text = "\n".join(lines)
    powers = [_power(each, text.index(lines[parts.index(each)])) for each in wanted]
    _bring_in(
        desk,
        {"id": document, "title": HALVES[0], "text": text, "issued_on": "2022-06-22"},
        powers=powers,
        searches=[
            {"power": each, "query": each, "corpus": each, "on": "2022-01-01", "found": 0, "by": each}
            for each in wanted
        ],
        comments=[
            {"id": each, "text": each, "power": each, "by": each, "answers": [{"text": each, "by": each}]}
            for each in wanted
        ],
        instruments=[{"title": each} for each in wanted],
        layer={"by": whose},
    )


def _power(each: str, start: int) -> dict[str, Any]:
    basis = {
        "id": f"B{each}",
        "relation": "设定",
        "stated": True,
        "span": {"start": start + 4, "end": start + 6 + len(each)},
        "cited": {"kind": "instrument", "title": each, "provisions": []},
        "target": None,
        "status": "confirmed",
        "origin": "human",
        "note": each,
        "by": each,
    }
    who = {"name": each, "organ_type": each, "place": each, "in_whose_name": each, "posts": [{"organ": each}]}
    return {
        "id": each,
        "spans": [{"start": start, "end": start + len(each) + 11}],
        "type": "行政强制",
        "mode": "行使",
        **dict.fromkeys(("action", "measure", "target", "place", "note", "by"), each),
        "actor": who,
        "co_actors": [who],
        "facts": {each: each, "precondition_met": False, "precondition": each},
        "bases": [basis],
        "origin": "human",
    }


def _decide_all(desk: Desk, document: str) -> None:
    acts = [
        {
            "id": f"敌{number}",
            "kind": "put",
            "entity": "decision",
            "key": gap["id"],
            "value": {"status": "contested", "reason": gap["power"], "on": "2022-06-23"},
        }
        for number, gap in enumerate(gaps(desk, document)["gaps"])
    ]
    apply_acts(desk, document, acts, HALVES[0], "敌")


@pytest.fixture
def watch(annotator: Annotator) -> Iterator[Watch]:
    watching = Watch(annotator.page, annotator.server.address).begin()
    yield watching
    watching.safe()


def test_titles_and_facts_of_documents_in_the_library(watch: Watch, hostile: str) -> None:
    watch.shows_together(PAYLOADS, [("", {"project": hostile, "page": number}) for number in ("1", "2")])
    watch.go("", project=hostile, q=PAYLOADS[2]).shows([PAYLOADS[2], PROJECT])
    watch.page.locator("[data-testid=stMain] [data-testid=stCheckbox]").last.click()
    watch.page.get_by_role("button", name=w("library.about")).click()
    expect(watch.page.get_by_label(w("library.fact_title"), exact=True)).to_have_value(HALVES[0])
    watch.page.get_by_text(w("library.projects"), exact=True).click()
    names = watch.page.locator(".st-key-library-projects a")
    expect(names.last).to_be_visible()
    assert {PROJECT, BIN} <= {said(each) for each in names.all_text_contents()}
    watch.go("", project=BIN, state="bin").shows(HALVES[:1])
    watch.page.locator("[data-testid=stMain] [data-testid=stCheckbox]").last.click()
    expect(watch.page.get_by_role("button", name=w("library.restore"))).to_be_visible()


def test_acts_reasons_and_names_among_the_gaps(watch: Watch, hostile: str) -> None:
    query = {"project": hostile, "order": "document", "code": "TITLE_ONLY"}
    pages = [("gaps", {**query, "page": number}) for number in ("1", "2")]
    watch.shows_together([*PAYLOADS, *HALVES], pages)


def test_every_place_of_a_power_on_the_annotate_page(
    annotator: Annotator, watch: Watch, hostile: str
) -> None:
    for half in HALVES:
        annotator.open(HELD, project=hostile, power=half)
        watch.shows(HALVES)
        power = annotator.page.locator
        expect(power(".qy-heading q")).to_contain_text(half[:200])
        values = [annotator.slot(name).input_value() for name in SLOTS]
        assert values == [half] * len(SLOTS)
        expect(power(".qy-remark p").first).to_have_text(half)
        expect(power(".qy-reply p").first).to_have_text(half)
        annotator.gaps.evaluate_all("all => all.forEach(one => { one.open = true; })")
        expect(power(".qy-decide .qy-hint").first).to_contain_text(half)
        watch.safe()


def test_a_search_and_what_it_finds(annotator: Annotator, desk: Desk, hostile: str, statute: str) -> None:
    annotator.open(HELD, project=hostile).press("n", "Space")
    words = annotator.page.locator(".qy-panel input[type=search]")
    words.fill(ALL[:500])
    annotator.page.locator(".qy-hits li").first.wait_for()
    words.fill("window.hit")
    found = find_provisions(desk, "window.hit", on="2022-06-22", limit=50).hits
    expect(annotator.page.locator(".qy-hits")).to_contain_text(f"《{statute}》")
    texts = annotator.page.locator(".qy-hit-words").all_text_contents()
    assert texts
    assert {said(each) for each in texts} <= {said(hit.text) for hit in found}


def test_the_reading_of_somebody_else(annotator: Annotator, watch: Watch, hostile: str) -> None:
    annotator.open(READ_TWICE, project=hostile).press("l")
    expect(annotator.page.locator(".qy-reading")).to_contain_text(HALVES[1])
    annotator.press("n")
    expect(annotator.slot("note")).to_have_value(HALVES[1])
    watch.shows(HALVES[1:])


def test_what_another_wrote_meanwhile(annotator: Annotator, watch: Watch, desk: Desk, hostile: str) -> None:
    annotator.open(READ_TWICE, project=hostile).press("n")
    expect(annotator.slot("note")).to_have_value(HALVES[0])
    put = {"id": "敌 先", "kind": "put", "entity": "power", "key": HALVES[0]}
    value = {**_power(HALVES[0], 0), "note": f"{HALVES[0]}。"}
    (stood,) = (each for each in marks(desk, READ_TWICE)["entities"] if each["entity"] == "power")
    apply_acts(desk, READ_TWICE, [{**put, "value": value, "was": stood["revision"]}], ALL[:90], "敌")
    annotator.fill("note", HALVES[1])
    expect(annotator.page.locator(".qy-conflict [data-whose=mine]").first).to_have_text(HALVES[1])
    watch.shows([f"{HALVES[0]}。"])


def test_ids_of_documents_that_spell_an_address(annotator: Annotator, watch: Watch, hostile: str) -> None:
    for each in (*GROUPS["addresses"][:2], GROUPS["keys"][0]):
        annotator.open(id_of(each), project=hostile)
        watch.shows([each])


def test_addresses_that_nobody_wrote_on_purpose(watch: Watch, hostile: str) -> None:
    for page in ("", "gaps", "concordance", "catalogue", "export"):
        watch.go(page, project=ALL, **dict.fromkeys((*KEYS, *MORE_KEYS), ALL)).safe()
    watch.go("annotate", project=hostile, doc=ALL, power=ALL).safe()
    watch.page.goto(f"{watch.ours}/catalogue?{urlencode({'work': ALL, 'path': ALL})}")
    watch.shows([ALL])


def test_a_phrase_at_all_its_places(watch: Watch, hostile: str) -> None:
    watch.go("concordance", project=hostile, q="本局决定封闭老桥").shows(PAYLOADS)
    watch.page.get_by_role("button", name=w("concordance.preview")).click()
    expect(watch.page.get_by_test_id("stHtml").filter(has_text=PAYLOADS[0]).first).to_be_attached()
    watch.go("concordance", project=hostile, q=HALVES[1]).safe()
    watch.go("concordance", project=BIN, q="window.hit").shows(HALVES[1:])


def test_the_sheet_of_a_statute_and_what_is_found_in_it(watch: Watch, desk: Desk, statute: str) -> None:
    (line,) = instrument_lines(desk, title=statute)
    held = [each.text for each in sheet_of(desk, line.work, date(2022, 6, 22)).provisions]
    watch.go("catalogue", title=statute)
    watch.page.locator("[data-testid=stMain] [data-testid=stPageLink] a").first.click()
    expect(watch.page.get_by_role("heading", name=statute)).to_be_visible()
    expect(watch.page.get_by_text("第一条").first).to_be_visible()
    query = dict(parse_qsl(urlsplit(watch.page.url).query))
    watch.shows_together(held, [("catalogue", {**query, "page": number}) for number in ("1", "2")])
    hits = find_provisions(desk, "window.hit", on="2022-06-22", limit=50).hits
    watch.go("catalogue", q="window.hit", day="2022-06-22").shows([hit.text for hit in hits])


def test_files_with_hostile_names_are_refused_by_name(watch: Watch, hostile: str) -> None:
    names = [re.sub(r"[/\x00-\x1f\x7f]", "_", each) for each in PAYLOADS if '"' not in each]
    upload = [{"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"} for name in names]
    watch.go("", project=f"{hostile} 上传")
    watch.page.locator("input[type=file]").set_input_files(upload)
    watch.page.get_by_role("button", name=w("library.put_in")).first.click()
    expect(watch.page.get_by_text("没有读入")).to_have_count(len(upload))
    watch.shows(names)


def test_an_export_of_a_project_with_a_hostile_name(watch: Watch, hostile: str) -> None:
    watch.go("export", project=hostile).shows([PROJECT])
    with watch.page.expect_download() as told:
        watch.page.get_by_role("button", name=w("export.jsonl")).click()
    lines = told.value.path().read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["document"]["title"] for line in lines} >= set(PAYLOADS)
