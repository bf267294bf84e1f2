from __future__ import annotations

import ast
import re
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest
import yaml

from annotate.catalogue import Standing
from annotate.model.citation import CitationKind, Resolution
from annotate.model.gap import GapStatus, Severity
from annotate.model.power import Mode, PowerType, Relation
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


SURFACE = {
    language: yaml.safe_load((UI / "words" / f"component.{language}.yaml").read_text(encoding="utf-8"))
    for language in LANGUAGES
}
MODULES = {path.name: path.read_text(encoding="utf-8") for path in (UI / "component").rglob("*.js")}
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
CODE = {name: COMMENT.sub("", said) for name, said in MODULES.items()}
TEMPLATE = re.compile(r"`((?:[a-z_]+\.)+)\$\{[^`{}]*?\}([a-z_.]*)`")
ROOMS = {key.split(".")[0] for key in SURFACE["zh"]}
LITERAL = re.compile(r"""(?<![\w./-])["`]([a-z_]+(?:\.\w+)+)["`]""")
FACT_OF_A_POWER = re.compile(r"facts\.\w+\.\w+")  # a path in the record, which looks like a key
REASON = re.compile(
    r"new (?:Error|Refused)\([^;]*"
)  # told to the outbox, which has words of its own for a person
ALL_KEYS = {key for words in SURFACE.values() for key in words}
FROM_THE_MODEL: dict[str, type[StrEnum]] = {
    "resolution.": Resolution,
    "severity.": Severity,
    "state.": Standing,
    "status.": GapStatus,
    "cited.": CitationKind,
}
IN_THE_MODEL = {"固有"} | {each.value for kind in (Mode, PowerType, Relation) for each in kind}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_surface_says_the_same_things_in_every_language(language: str) -> None:
    own = {key for key in SURFACE[language] if not key.startswith(("value.", "answer."))}
    assert own == {key for key in SURFACE["zh"] if not key.startswith(("value.", "answer."))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_surface_is_what_yaml_reads_as_yes_or_no(language: str) -> None:
    assert [key for key, words in SURFACE[language].items() if not isinstance(words, str)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_surface_leaves_the_same_gaps_to_fill(language: str) -> None:
    def names(words: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", words))

    zh = SURFACE["zh"]
    assert [
        key for key, words in SURFACE[language].items() if names(words) != names(zh.get(key, words))
    ] == []


@pytest.mark.parametrize("name", sorted(CODE))
def test_every_sentence_that_a_module_asks_for_is_there(name: str) -> None:
    asked = [
        key
        for key in LITERAL.findall(CODE[name])
        if key.split(".")[0] in ROOMS and not FACT_OF_A_POWER.fullmatch(key)
    ]
    assert [
        key for key in asked if not any(known == key or known.startswith(f"{key}.") for known in ALL_KEYS)
    ] == []
    for head, tail in TEMPLATE.findall(CODE[name]):
        if head:
            assert any(key.startswith(head) and key.endswith(tail) for key in ALL_KEYS), head


@pytest.mark.parametrize("head", FROM_THE_MODEL)
def test_every_value_of_the_model_has_its_words(head: str) -> None:
    assert [each for each in FROM_THE_MODEL[head] if f"{head}{each.value}" not in SURFACE["zh"]] == []


def test_every_value_that_is_chinese_has_its_english() -> None:
    assert [each for each in sorted(IN_THE_MODEL) if f"value.{each}" not in SURFACE["en"]] == []


@pytest.mark.parametrize(
    ("module", "field", "head"), [("keys.js", "does", "key."), ("tour.js", "name", "tour.")]
)
def test_every_row_of_a_table_has_its_words(module: str, field: str, head: str) -> None:
    rows = re.findall(rf'\b{field}: "(\w+)"', CODE[module])
    assert rows
    assert [each for each in rows if f"{head}{each}" not in SURFACE["zh"]] == []


def test_every_sentence_of_the_surface_is_used() -> None:
    code = "\n".join([*CODE.values(), *SOURCES])
    heads = [(head, tail) for head, tail in TEMPLATE.findall("\n".join(CODE.values())) if head]
    unused = [  # a key is written whole, or put together from its head
        key
        for key in SURFACE["zh"]
        if not re.search(rf"""["`']{re.escape(key)}["`']""", code)
        and not any(key.startswith(head) and key.endswith(tail) for head, tail in heads)
    ]
    assert unused == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_surface_is_a_verdict(language: str) -> None:
    forbidden = facts("law/gap_kinds.yaml")["meta"]["verdict_words"]
    for key, said in SURFACE[language].items():
        assert not any(word in said for word in forbidden), key
        assert not VERDICTS_EN.search(said), key


@pytest.mark.parametrize("name", sorted(CODE))
def test_no_module_holds_a_sentence_of_its_own(name: str) -> None:
    """What a module says beside the words: values of the model, and how a provision is named."""
    strings = re.findall(r'"((?:[^"\\\n]|\\.)*)"', REASON.sub("", CODE[name]))
    chinese = {each for each in strings if re.search(r"[\u4e00-\u9fff]", each)}
    numbers = {"条", "款", "项", "目", "〇一二三四五六七八九", "十", "百", "千", "零"}
    assert chinese - IN_THE_MODEL - numbers - {"是否"} == set()
    english = [
        each for each in strings if re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", each) and "qy-" not in each
    ]
    assert english == []
    assert (
        re.findall(r'"(?:aria-label|title|placeholder)": *"|(?:title|placeholder): "(?!\d)', CODE[name]) == []
    )


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.name)
def test_no_page_holds_a_sentence_of_its_own(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    held = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"[\u4e00-\u9fff]", node.value)
    ]
    assert set(held) - {"语言 Language", "中文"} == set()
