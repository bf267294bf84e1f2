"""What can be done is documented, and what is documented can be done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.cli.main import parser
from annotate.gaps.registry import RULES
from annotate.terms.corpus import facts

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def _commands() -> list[str]:
    """Every command as a person types it, from the help of the program itself."""
    found = []
    for action in parser()._subparsers._group_actions:  # type: ignore[union-attr]
        for name, command in action.choices.items():  # type: ignore[union-attr]
            below = command._subparsers
            found += [f"{name} {each}" for each in below._group_actions[0].choices] if below else [name]
    return found


@pytest.mark.parametrize("command", _commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"| `{command}" in README


def test_the_readme_knows_no_command_that_is_not_there() -> None:
    named = re.findall(r"^\| `([a-z]+(?: (?:import|show|search|status))?)", README, re.MULTILINE)
    assert set(named) <= set(_commands())


@pytest.mark.parametrize("command", _commands())
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args([*command.split(), "--help"])
    assert ended.value.code == 0
    assert command in capsys.readouterr().out


KEYS = (ROOT / "annotate" / "ui" / "component" / "keys.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", re.findall(r'{ key: "([^"]+)"', KEYS))
def test_every_key_of_the_annotate_page_is_in_the_guide(key: str) -> None:
    written = {" ": "Space", r"\\": "\\"}.get(key, key)
    assert f"`{written}`" in GUIDE


def test_every_gap_that_is_asked_is_in_the_guide() -> None:
    assert set(ROW.findall(GUIDE)) == set(RULES)


@pytest.mark.parametrize("kind", facts("law/gap_kinds.yaml")["kinds"], ids=lambda kind: kind["code"])
def test_the_guide_says_of_a_gap_what_the_table_says(kind: dict[str, str]) -> None:
    row = next((line for line in GUIDE.splitlines() if line.startswith(f"| `{kind['code']}` |")), None)
    assert row is None or (kind["zh"] in row and kind["en"] in row)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_our_pages_leads_somewhere(page: Path) -> None:
    lost = [to for to in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / to).exists()]
    assert lost == []


@pytest.mark.parametrize("target", re.findall(r"(?:^|`)make ([a-z]+)", README + GUIDE, re.MULTILINE))
def test_every_make_target_that_is_named_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_dependency_is_listed_with_its_licence() -> None:
    licences = (ROOT / "docs" / "data-and-licences.md").read_text(encoding="utf-8").lower()
    wanted = re.findall(
        r"^([A-Za-z][\w-]*)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [name for name in wanted if name.lower() not in licences] == []


def test_the_pictures_are_small_enough_to_live_here() -> None:
    images = list((ROOT / "docs" / "images").glob("*.png"))
    assert images
    assert sum(image.stat().st_size for image in images) < 3_000_000
