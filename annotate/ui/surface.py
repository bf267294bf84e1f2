"""The working surface of the annotate page: our component, and what it is handed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
import yaml

from annotate.gaps.kinds import FACT_WORDS, KINDS
from annotate.model.document import Document
from annotate.model.power import Mode, PowerType
from annotate.terms.corpus import facts
from annotate.terms.measures import TERMS
from annotate.terms.organs import ORGANS
from annotate.terms.ranks import RANKS
from annotate.ui.routes.assets import assets
from annotate.ui.routes.page import surface_ahead
from annotate.workflow.findings import day_and_place_of_acts

_WORDS = Path(__file__).with_name("words")
_LOADER = """
const here = location.origin + "/qy/asset/{edition}/main.js";
if (!document.querySelector(`link[href="${{new URL(here).pathname}}"]`)) document.head.insertAdjacentHTML("beforeend", {ahead});
const surface = import(here);
export default async function (component) {{
  return (await surface).mount(component);
}}
"""


def draw_surface(
    document: Document, *, language: str, power: str | None, tour: bool, on_acts: Callable[[], None]
) -> None:
    """Draw the surface for a document, with a power in hand; `on_acts` is called after acts were stored.

    `tour`: who is here for the first time is led through the work.
    """
    as_of, place = day_and_place_of_acts(document)
    _component()(
        key="surface",
        data={
            "document": document.id,
            "sha256": document.sha256,
            "power": power,
            "tour": tour,
            "meta": {"issued_on": document.issued_on, "act": {"as_of": as_of, "place": place}},
            "words": surface_words(language),
            "terms": _terms(),
        },
        on_acts_change=on_acts,
    )


@cache
def _component() -> Callable[..., Any]:
    """The component, registered once. Styles are not isolated: highlights and selection belong to the whole page."""
    edition, _ = assets()
    loader = _LOADER.format(edition=edition, ahead=json.dumps(surface_ahead()))
    return st.components.v2.component("quanyuan_surface", js=loader, isolate_styles=False)


@cache
def surface_words(language: str) -> Mapping[str, str]:
    """The words of the surface and of what stands around it, by flat keys."""
    words: dict[str, str] = yaml.safe_load(
        (_WORDS / f"component.{language}.yaml").read_text(encoding="utf-8")
    )
    return words


@cache
def _terms() -> Mapping[str, Any]:
    """What can be chosen in the frame, and which codes of gaps ask about a power, from the tables of corpus/law."""
    table = facts("law/setting_power.yaml")
    asked = {f"facts.{name}": {"ask": fact["ask"]} for name, fact in table["facts"].items()}
    asked |= {
        name: {"ask": words.ask, "answer": words.answer, "choices": list(words.choices)}
        for name, words in FACT_WORDS.items()
    }
    return {
        "types": [each.value for each in PowerType],
        "modes": [each.value for each in Mode],
        "measures": list(TERMS),
        "organ_types": list(ORGANS),
        "levels": facts("law/organs.yaml")["meta"]["levels"],
        "ranks": list(RANKS),
        "facts": asked,
        "questions": [code for code, kind in KINDS.items() if kind.counted],
    }
