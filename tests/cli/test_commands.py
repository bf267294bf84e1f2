"""Every command: results to stdout, everything else to stderr, and the exit code says how it went."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from annotate.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., Any]
COMMANDS = (
    ["setup"],
    ["app"],
    ["read"],
    ["cite"],
    ["suggest"],
    ["gaps"],
    ["schema"],
    ["import"],
    ["export"],
    ["catalogue"],
    ["catalogue", "import"],
    ["catalogue", "show"],
    ["catalogue", "search"],
    ["catalogue", "status"],
)
TEXT = "依据《中华人民共和国行政处罚法》第三十三条第一款，甲省乙市某管理部门决定罚款。"


def a_record(name: str = "d1") -> dict[str, Any]:
    start = TEXT.index("罚款")
    power = {"id": "P1", "spans": [{"start": start, "end": start + 2}], "type": "行政处罚", "mode": "行使"}
    return {"format": "quanyuan/1", "document": {"id": name, "text": TEXT}, "powers": [power]}


def lines(*values: object) -> bytes:
    return b"".join(
        value if isinstance(value, bytes) else json.dumps(value).encode() + b"\n" for value in values
    )


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert "usage" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong",
    ["", "nonsense", "cite", "export --format csv", "app --port 99999", "catalogue", "import", "read"],
)
def test_wrong_usage_exits_2(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong.split())
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_cite_answers_in_order_with_errors_in_their_place(run: Run) -> None:
    done = run(
        "cite",
        "--jsonl",
        "-",
        stdin=lines({"id": "a", "text": TEXT}, b"{\n", {"id": "b"}, {"id": "c", "text": ""}),
    )
    assert done.returncode == 1
    first, broken, lacking, empty = answers(done)
    assert first["citations"][0]["provisions"] == ["33/1"]
    assert first["citations"][0]["resolution"] == "resolved"
    assert "《中华人民共和国行政处罚法》".encode() in done.stdout
    assert broken["error"]["line"] == 2
    assert (lacking["id"], lacking["error"]["line"], lacking["error"]["field"]) == ("b", 3, "text")
    assert empty == {"id": "c", "citations": []}
    assert b"Traceback" not in done.stderr


def test_suggest_and_gaps_answer_a_line_each(run: Run, tmp_path: Path) -> None:
    asked = tmp_path / "in.jsonl"
    asked.write_bytes(lines({"id": "a", "text": TEXT, "title": None}))
    done = run("suggest", "--jsonl", str(asked))
    assert (done.returncode, set(answers(done)[0])) == (0, {"id", "powers", "citations"})
    outside = {**a_record("d2"), "powers": [{**a_record()["powers"][0], "spans": [{"start": 0, "end": 999}]}]}
    asked.write_bytes(lines(a_record(), outside))
    done = run("gaps", "--jsonl", str(asked))
    fine, wrong = answers(done)
    assert done.returncode == 1
    assert (fine["id"], "NO_BASIS" in {gap["code"] for gap in fine["gaps"]}) == ("d1", True)
    assert (wrong["id"], wrong["error"]["field"]) == ("d2", "powers[0].spans[0].end")


def test_a_file_that_is_not_there_is_wrong_usage(run: Run) -> None:
    done = run("cite", "--jsonl", "nothing.jsonl")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"nothing.jsonl" in done.stderr


def test_read_says_what_it_read_and_what_it_could_not(run: Run, tmp_path: Path) -> None:
    good = tmp_path / "通报.txt"
    good.write_text("甲省乙市示例通报\n\n" + TEXT, encoding="utf-8")
    done = run("read", str(good), str(tmp_path / "nothing.txt"))
    first, second = answers(done)
    assert done.returncode == 1
    assert TEXT in first["document"]["text"]
    assert second["error"]["reason"]


def test_records_go_in_and_out_and_in_again(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(lines(a_record("b"), a_record("a")))
    done = run("import", str(file), "--project", "往返")
    assert (done.returncode, [each["changed"] for each in answers(done)]) == (0, [True, True])
    done = run("import", str(file), "--project", "往返")
    assert [each["changed"] for each in answers(done)] == [False, False]
    out = tmp_path / "out.json"
    assert run("export", "--project", "往返", "--out", str(out)).returncode == 0
    whole = json.loads(out.read_text(encoding="utf-8"))
    assert [record["document"]["id"] for record in whole["records"]] == ["a", "b"]
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator(schema).validate(whole)
    as_lines = run("export", "--project", "往返", "--format", "jsonl")
    assert answers(as_lines) == whole["records"]
    again = run("import", str(out), "--project", "往返")
    assert [each["changed"] for each in answers(again)] == [False, False]
    assert run("export", "--project", "往返", "--format", "jsonl").stdout == as_lines.stdout


def test_what_cannot_be_imported_is_named_and_the_rest_goes_in(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(lines(b"{\n", a_record("c")))
    done = run("import", str(file), "--project", "半")
    refused, fine = answers(done)
    assert done.returncode == 1
    assert (refused["error"]["line"], fine["changed"]) == (1, True)
    done = run("export", "--project", "没有")
    assert (done.returncode, done.stdout) == (2, b"")


def test_the_catalogue_is_shown_searched_and_added_to(run: Run, tmp_path: Path) -> None:
    shown = run("catalogue", "show", "行政处罚法", "--on", "2022-01-01").stdout.decode()
    assert "中华人民共和国行政处罚法" in shown
    assert "[33] " in shown
    lapsed = run("catalogue", "show", "农村土地承包法").stdout.decode()
    assert "– no later than 2026-08-28" in lapsed
    assert run("catalogue", "show", "没有这样的法").returncode == 1
    assert run("catalogue", "show", "行政处罚法", "--on", "昨天").returncode == 2
    (hit, *_) = answers(run("catalogue", "search", "行政处罚法 33 1"))
    assert (hit["work"], hit["path"]) == ("cn/law/行政处罚法", "33/1")
    before = json.loads(run("catalogue", "status").stdout)
    law = tmp_path / "示例管理办法(2020-01-01).md"
    law.write_text(
        "# 示例管理办法\n\n2020年1月1日 甲部令第1号公布\n\n<!-- INFO END -->\n\n"
        "第一条　主管部门可以检查。\n\n第二条　本办法自公布之日起施行。\n",
        encoding="utf-8",
    )
    readme = tmp_path / "README.md"
    readme.write_text("# 说明\n\n这里放着示例文本。\n", encoding="utf-8")
    done = run("catalogue", "import", str(tmp_path))
    skipped, added = answers(done)
    assert (done.returncode, added["kept"], "no statute" in skipped["skipped"]) == (0, True, True)
    done = run("catalogue", "import", str(readme), str(tmp_path / "nothing.md"))
    assert done.returncode == 1
    assert all("error" in each for each in answers(done))
    after = json.loads(run("catalogue", "status").stdout)
    assert after["instruments"] == before["instruments"] + 1
    assert after["hash"] != before["hash"]


def test_setup_makes_the_sample_project_and_may_be_run_twice(run: Run) -> None:
    for _ in range(2):
        done = run("setup")
        assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
    assert len(answers(run("export", "--project", "sample", "--format", "jsonl"))) >= 3


def test_a_reader_that_has_seen_enough_is_no_error(home: Path) -> None:
    import os  # noqa: PLC0415
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    command = [sys.executable, "-m", "annotate", "catalogue", "show", "民法典"]
    environment = {**os.environ, "QUANYUAN_HOME": str(home)}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read().count(b"Error") == 0
    assert process.returncode == 0


def test_fields_that_are_not_kept_are_named(run: Run, tmp_path: Path) -> None:
    record = {**a_record("with-more"), "colour": "red"}
    record["powers"][0]["mood"] = 1
    (tmp_path / "more.jsonl").write_bytes(lines(record))
    done = run("import", str(tmp_path / "more.jsonl"))
    assert done.returncode == 0
    assert "line 1: not ours, and not kept: powers[0].mood, colour" in done.stderr.decode()


def test_a_file_name_that_is_no_utf8_is_told_and_kept(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "odd\udcff.txt"
    try:
        file.write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    for command in ("read", "import"):
        done = run(command, str(file))
        assert done.returncode == 0, done.stderr
        assert answers(done)[0]["file"] == str(file)


def test_a_project_name_that_is_no_utf8_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("import", str(tmp_path / "a.txt"), "--project", "\udcff")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [("schema > /dev/full", 1, b"standard output: "), ("schema >&-", 2, b"standard output is closed")],
)
def test_output_that_leads_nowhere_is_said_in_a_line(command: str, code: int, said: bytes) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no device that is always full")
    whole = f'"{sys.executable}" -m annotate {command}'
    done = subprocess.run(["/bin/sh", "-c", whole], cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr.count(b"\n")) == (code, 1)
    assert done.stderr.startswith(said)


@pytest.mark.parametrize("url", ["mysql://a@b/c", "oracle+nothing://a@b/c"])
def test_a_driver_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["catalogue", "status"]) == 2


def test_a_store_that_is_none_is_refused_in_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "quanyuan.db").write_text("this is no database, however long one reads on in it\n" * 20)
    for home in (tmp_path, tmp_path / "quanyuan.db"):
        monkeypatch.setenv("QUANYUAN_HOME", str(home))
        assert main(["catalogue", "status"]) == 2
        assert capsys.readouterr().err.count("\n") == 1
