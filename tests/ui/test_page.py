from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from annotate.model.document import Document
from annotate.ui.pages import NAMES
from annotate.ui.routes import routes
from annotate.workflow import Desk, add_document, open_desk

HOSTILE = '"><script>window.hit=1</script>&amp;/?doc=x'


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    desk: Desk = open_desk(tmp_path_factory.mktemp("home"))
    for name in ("notice", HOSTILE):
        add_document(desk, Document(id=name, text="本局决定暂扣经营工具。"))
    yield TestClient(Starlette(routes=routes(lambda: desk)), base_url="http://127.0.0.1:8501")
    desk.close()


def ahead(html: str) -> list[str]:
    """What the page asks for before anything runs in it."""
    return re.findall(r'<link rel="preload" as="fetch" [^>]*href="([^"]*)"', html)


@pytest.mark.parametrize("name", ["", *NAMES])
def test_every_page_tells_streamlit_where_its_server_is(client: TestClient, name: str) -> None:
    answer = client.get(f"/{name}")
    assert answer.headers["content-type"].startswith("text/html")
    head = answer.text.index("<head>")
    assert head < answer.text.index("window.__streamlit") < answer.text.index('<script type="module"')


def test_the_annotate_page_asks_for_its_document_by_itself(client: TestClient) -> None:
    text, marks = ahead(client.get("/annotate", params={"doc": "notice"}).text)
    assert client.get(text).text == "本局决定暂扣经营工具。"
    assert client.get(marks).json()["document"] == "notice"
    for module in re.findall(r'rel="modulepreload" href="(/qy/[^"]*)"', client.get("/annotate").text):
        assert client.get(module).headers["content-type"].startswith("text/javascript")


def test_the_first_page_is_found_by_its_name(client: TestClient) -> None:
    answer = client.get(f"/{NAMES[0]}", params={"project": "甲"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (
        307,
        "http://127.0.0.1:8501/?project=%E7%94%B2",
    )


@pytest.mark.parametrize("params", [{}, {"doc": "nowhere"}, {"doc": ""}])
def test_without_a_document_the_page_comes_all_the_same(client: TestClient, params: dict[str, str]) -> None:
    answer = client.get("/annotate", params=params)
    assert answer.status_code == 200
    assert ahead(answer.text) == []


def test_the_name_of_a_document_is_never_markup(client: TestClient) -> None:
    page = client.get("/annotate", params={"doc": HOSTILE}).text
    assert HOSTILE not in page
    assert "<script>window.hit" not in page
    _text, marks = ahead(page)
    assert unquote(marks) == f"/qy/marks/{HOSTILE}"
