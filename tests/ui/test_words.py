from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from annotate.terms.corpus import facts
from annotate.ui.words import LANGUAGES, words_in

UI = Path(__file__).resolve().parents[2] / "annotate" / "ui"
SOURCES = [
    path.read_text(encoding="utf-8")
    for kind in ("*.py", "*.js")
    for path in UI.rglob(kind)
    if "words" not in path.parent.name
]
VERDICTS_EN = re.compile(r"illegal|invalid|unlawful|void|ultra vires", re.IGNORECASE)
USE = re.compile(r"""["'`]([a-z_]+(?:\.[a-z_]+)?(?:\.[\w]+)*)["'`]""")
BUILT = re.compile(r"""["'`]([a-z_]*\.?[a-z_]*)\{[^}"'`]*\}(\.?[a-z_]*)["'`]""")


def _used(key: str) -> bool:
    """Is the key written somewhere, as a whole, put together, or handed on with its section?"""
    if any(key in USE.findall(source) for source in SOURCES) or any(
        key.startswith(f"{each}.") for each in HANDED
    ):
        return True
    built = [found for source in SOURCES for found in BUILT.findall(source) if "." in found[0] + found[1]]
    return any(key.startswith(head) and key.endswith(tail) for head, tail in built)


HANDED = {name for source in SOURCES for name in re.findall(r"""section\(["']([a-z_.]+)["']\)""", source)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: str) -> None:
    assert words_in(language).sentences.keys() == words_in("zh").sentences.keys()


@pytest.mark.parametrize("key", words_in("zh").sentences)
def test_both_languages_leave_the_same_gaps_to_fill(key: str) -> None:
    def names(language: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(words_in(language).sentences[key]) if name}

    assert names("zh") == names("en")


@pytest.mark.parametrize("key", words_in("zh").sentences)
def test_every_sentence_is_used(key: str) -> None:
    assert _used(key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_a_verdict(language: str) -> None:
    forbidden = facts("law/gap_kinds.yaml")["meta"]["verdict_words"]
    for key, said in words_in(language).sentences.items():
        assert not any(word in said for word in forbidden), key
        assert not VERDICTS_EN.search(said), key


def test_no_key_is_a_word_that_yaml_reads_as_yes_or_no() -> None:
    for language in LANGUAGES:
        tree = yaml.safe_load((UI / "words" / f"{language}.yaml").read_text(encoding="utf-8"))
        assert all(isinstance(key, str) for section in tree.values() for key in section)


def test_every_sentence_that_the_pages_ask_for_is_there() -> None:
    known = words_in("zh").sentences
    asked = [
        key
        for source in SOURCES
        for key in re.findall(r"""\b(?:w|words|place\.words)\(\s*["']([\w.]+)["']""", source)
    ]
    assert asked
    assert [key for key in asked if key not in known] == []


def test_what_to_look_at_first_is_not_called_how_grave_it_is() -> None:
    """The table's principles say that severity orders, it does not weigh."""
    for language, weighing in (("zh", "轻重"), ("en", "severity")):
        assert [k for k, said in words_in(language).sentences.items() if weighing in said.lower()] == []
