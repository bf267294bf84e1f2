"""What the pages say, in Chinese and in English; the sentences are data, in `words/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

LANGUAGES: Mapping[str, str] = {"zh": "中文", "en": "English"}
DEFAULT = "zh"
_FOLDER = Path(__file__).with_name("words")


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language by key, such as `library.title`."""

    language: str
    sentences: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of a key, with its `{names}` filled in; KeyError where there is none."""
        return self.sentences[key].format(**values) if values else self.sentences[key]

    def section(self, name: str) -> dict[str, str]:
        """All sentences under a name, by the rest of their keys: what a component is handed."""
        return {
            key.removeprefix(f"{name}."): said
            for key, said in self.sentences.items()
            if key.startswith(f"{name}.")
        }


@cache
def words_in(language: str) -> Words:
    """The words of a language; those of the default for one that we do not speak."""
    spoken = language if language in LANGUAGES else DEFAULT
    tree = yaml.safe_load((_FOLDER / f"{spoken}.yaml").read_text(encoding="utf-8"))
    return Words(spoken, dict(_leaves(tree)))


def _leaves(tree: Mapping[str, object], above: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, below in tree.items():
        key = f"{above}{name}"
        found += _leaves(below, f"{key}.") if isinstance(below, Mapping) else [(key, str(below))]
    return found
