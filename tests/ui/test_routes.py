from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from annotate.model.document import Document
from annotate.ui.routes import Guard, routes
from annotate.ui.routes.acts import LARGEST
from annotate.ui.routes.assets import assets
from annotate.ui.routes.guard import is_loopback
from annotate.workflow import Desk, add_document, open_desk, record_of

TEXT = "本局决定对𠮷祥街的摊点暂扣经营工具。"
ACTS = "/qy/acts/notice"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = open_desk(tmp_path_factory.mktemp("home"))
    add_document(opened, Document(id="notice", text=TEXT))
    yield opened
    opened.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(
        Starlette(routes=routes(lambda: desk), middleware=[Middleware(Guard)]),
        base_url="http://127.0.0.1:8501",
    )


def _reason(answer: object) -> str:
    error = answer.json()["error"]  # type: ignore[attr-defined]
    assert set(error) == {"line", "field", "reason"}
    return str(error["reason"])


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "127.0.0.1.example.org",
        "192.168.1.5:8501",
        "",
        "0.0.0.0:8501",
        "[",
        "[::1",
        "a@127.0.0.1",
        "127.0.0.1:8501/",
    ],
)
def test_a_host_that_is_not_this_machine_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/qy/marks/notice", headers={"host": host})
    assert answer.status_code == 403
    assert "loopback" in _reason(answer)


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "[::1]:8501", "127.0.0.2", "LOCALHOST"])
def test_loopback_goes_by_all_its_names(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://example.org"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": "ftp://127.0.0.1:8501"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/qy/marks/notice", "/qy/suggestions/notice", "/qy/find?q=x", ACTS])
def test_what_another_site_asks_is_refused(client: TestClient, headers: dict[str, str], path: str) -> None:
    asked = (
        client.post(path, json={"acts": []}, headers=headers)
        if path == ACTS
        else client.get(path, headers=headers)
    )
    assert asked.status_code == 403
    assert _reason(asked)


def test_our_own_page_may_write(client: TestClient) -> None:
    headers = {"origin": "http://127.0.0.1:8501", "sec-fetch-site": "same-origin"}
    answer = client.post(ACTS, json={"client": "c", "acts": []}, headers=headers)
    assert answer.status_code == 200
    assert json.loads(answer.text.splitlines()[0])["acked"] == []


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_acts_come_as_json_only(client: TestClient, kind: str) -> None:
    answer = client.post(ACTS, content=b'{"acts": []}', headers={"content-type": kind})
    assert answer.status_code == 415
    assert "application/json" in _reason(answer)


def test_a_batch_above_the_limit_is_not_read(client: TestClient) -> None:
    answer = client.post(ACTS, content=b" " * (LARGEST + 1), headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert "20,000 characters" in _reason(answer)


def test_a_note_of_a_million_characters_is_refused_by_its_field(client: TestClient, desk: Desk) -> None:
    power = {
        "id": "P9",
        "spans": [{"start": 0, "end": 2}],
        "type": "行政强制",
        "mode": "行使",
        "action": "暂扣",
        "origin": "human",
        "note": "注" * 1_000_000,
    }
    act = {"id": "too-long", "kind": "put", "entity": "power", "key": "P9", "value": power, "was": None}
    body = json.dumps({"client": "c", "acts": [act]}, ensure_ascii=False).encode()
    answer = client.post(ACTS, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]["field"] == "acts[0].value.note"
    assert "20,000" in _reason(answer)
    assert all(each.id != "P9" for each in record_of(desk, "notice").powers)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"acts": [1]}',
        b'{"client": "c"}',
        b'{"acts": [], "acts": []}',
        b'{"acts": [], "client": "\xff"}',
        b'{"acts": [], "client": "\\ud800"}',
        b'{"acts": [{"id": "a", "value": ' + b"[" * 5000 + b"]" * 5000 + b"}]}",
        b'{"acts": [{"id": "a", "was": ' + b"9" * 30 + b"}]}",
    ],
)
def test_what_is_no_batch_is_refused_in_words(client: TestClient, body: bytes) -> None:
    answer = client.post(ACTS, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert "batch" in _reason(answer)


def test_the_text_is_served_by_its_hash_and_kept_by_the_browser(client: TestClient, desk: Desk) -> None:
    with desk.store.reading() as unit:
        sha256 = unit.documents.get("notice").sha256  # type: ignore[union-attr]
    answer = client.get(f"/qy/text/{sha256}")
    assert answer.text == TEXT
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/qy/text/0000",
        "/qy/marks/nothing",
        "/qy/suggestions/nothing",
        "/qy/asset/0000/main.js",
        "/qy/asset/{edition}/session.py",
    ],
)
def test_what_is_not_held_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path.format(edition=assets()[0]))
    assert answer.status_code == 404
    assert _reason(answer)


@pytest.mark.parametrize(
    ("path", "field"),
    [("/qy/find?q=", "q"), ("/qy/find?q=x&on=2022", "on"), ("/qy/provision?work=nothing", "work")],
)
def test_a_question_that_cannot_be_answered_says_which_part(
    client: TestClient, path: str, field: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert answer.json()["error"]["field"] == field


def test_an_act_is_applied_and_answered(client: TestClient) -> None:
    value = {
        "id": "P1",
        "spans": [{"start": 11, "end": 13}],
        "type": "行政强制",
        "mode": "行使",
        "action": "暂扣",
    }
    act = {"id": "a1", "seq": 1, "kind": "put", "entity": "power", "key": "P1", "value": value, "was": None}
    answer = client.post(ACTS, json={"client": "c", "acts": [act]})
    stands, asked = map(json.loads, answer.text.splitlines())
    assert stands["acked"] == ["a1"]
    assert stands["changed"][0]["value"]["spans"][0]["quote"] == "暂扣"
    assert {gap["power"] for gap in asked["gaps"]} == {"P1"}


def test_suggestions_are_asked_for_apart(client: TestClient) -> None:
    told = client.get("/qy/suggestions/notice").json()
    assert told["document"] == "notice"
    assert all(each["spans"] and each["origin"] == "suggested" for each in told["suggestions"])
    assert "suggestions" not in client.get("/qy/marks/notice").json()


def test_the_component_is_served_whole_under_one_hash(client: TestClient) -> None:
    edition, files = assets()
    folder = Path(__file__).resolve().parents[2] / "annotate" / "ui" / "component"
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(files) == held
    main = client.get(f"/qy/asset/{edition}/main.js")
    assert main.headers["content-type"].startswith("text/javascript")
    assert "immutable" in main.headers["cache-control"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/qy/nothing", 404),
        ("GET", "/qy/", 404),
        ("POST", "/qy/nothing/at/all", 404),
        ("GET", "/qy/acts/notice", 405),
        ("DELETE", "/qy/marks/notice", 405),
        ("POST", "/qy/find", 405),
    ],
)
def test_what_is_not_there_is_refused_in_the_same_words(
    client: TestClient, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert _reason(answer)
    assert ("allow" in answer.headers) is (status == 405)


@pytest.mark.parametrize("query", ["%00", "%00%00x", "%ff", "%ed%a0%80", "%22"])
def test_anything_can_be_looked_for(client: TestClient, query: str) -> None:
    assert client.get(f"/qy/find?q={query}").status_code == 200


@pytest.mark.parametrize("path", ["9999999", "9" * 5000, "zz", "²", "c99999", "_"])
def test_any_word_can_stand_for_a_path(client: TestClient, desk: Desk, path: str) -> None:
    work = desk.catalogue.instruments[0].work
    answer = client.get("/qy/provision", params={"work": work, "path": path})
    assert answer.status_code in (200, 400)


@pytest.fixture
def whole() -> TestClient:
    """An app of pages and sockets that are none of ours."""

    async def page(_request: object) -> PlainTextResponse:
        return PlainTextResponse("a page")

    async def socket(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text("hello")
        await socket.close()

    app = Starlette(routes=[Route("/", page), WebSocketRoute("/s", socket)], middleware=[Middleware(Guard)])
    return TestClient(app, base_url="http://127.0.0.1:8501")


REBOUND = [
    {"host": "rebound.example:8501", "origin": "http://rebound.example:8501"},
    {"host": "127.0.0.1:8501", "origin": "http://elsewhere.example"},
    {"host": "["},
]


@pytest.mark.parametrize("headers", REBOUND)
def test_no_page_answers_to_another_host_or_origin(whole: TestClient, headers: dict[str, str]) -> None:
    answer = whole.get("/", headers=headers)
    assert answer.status_code == 403
    assert _reason(answer)


@pytest.mark.parametrize("headers", REBOUND)
def test_no_socket_opens_to_another_host_or_origin(whole: TestClient, headers: dict[str, str]) -> None:
    with pytest.raises(WebSocketDisconnect) as closed, whole.websocket_connect("/s", headers=headers):
        pass
    assert closed.value.code == 1008


def test_our_own_pages_and_sockets_open(whole: TestClient) -> None:
    answer = whole.get("/", headers={"sec-fetch-site": "cross-site"})  # a link from elsewhere may lead here
    assert answer.text == "a page"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    ours = {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}
    with whole.websocket_connect("/s", headers=ours) as socket:
        assert socket.receive_text() == "hello"


def test_no_other_machine_is_answered_whatever_it_says(whole: TestClient) -> None:
    far = TestClient(whole.app, base_url="http://127.0.0.1:8501", client=("192.0.2.7", 4711))
    assert far.get("/").status_code == 403
