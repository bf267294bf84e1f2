"""What a page shows is said by its address, so that a link, a reload and the back button find it again.

Streamlit binds a widget to the address by the words it shows; ours are bound by the value, which is the same in
both languages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

Thing = TypeVar("Thing")
PAGE = 50


def one(
    key: str,
    options: Sequence[str],
    label: str,
    say: Callable[[str], str],
    *,
    sticky: bool = False,
    draw: Callable[..., Any] = st.segmented_control,
) -> str:
    """The option that a control shows and the address says under `key`; the first where it says none.

    `sticky`: what was chosen stays when the reader goes to a page by a link that doesn't say it.
    """
    said = st.query_params.get(key)
    known = st.session_state.get(_seen(key)) if said is None and sticky else said
    wanted = known if known in options else options[0]
    _follow(key, wanted)
    extra = {"required": True} if draw is st.segmented_control else {}
    chosen: str = draw(label, options, format_func=say, key=_widget(key), **extra)
    _tell(key, chosen, [] if said is None and chosen == options[0] else [chosen])
    return chosen


def many(key: str, options: Sequence[str], label: str, say: Callable[[str], str]) -> list[str]:
    """The options that are switched on, in their order; none switched on means all are wanted."""
    _follow(key, [option for option in options if option in st.query_params.get_all(key)])
    chosen = st.pills(label, options, selection_mode="multi", format_func=say, key=_widget(key))
    _tell(key, chosen, chosen)
    return chosen


def typed(key: str, label: str, hint: str, *, draw: Callable[..., Any] = st.text_input) -> str:
    """The words that a person typed into a field."""
    _follow(key, st.query_params.get(key, ""))
    typed: str = draw(label, placeholder=hint, key=_widget(key)).strip()
    _tell(key, typed, [typed] if typed else [])
    return typed


def some_of(things: Sequence[Thing]) -> Sequence[Thing]:
    """Those of the page that the address says under `page`; the control to turn pages stands where this is called."""
    if len(things) <= PAGE:
        return things
    number = st.pagination(-(-len(things) // PAGE), key="page", bind="query-params")
    return things[(number - 1) * PAGE : number * PAGE]


def _follow(key: str, said: object) -> None:
    """Let the control show what the address says, where it is not the control that said it."""
    if st.session_state.get(_seen(key)) != said or _widget(key) not in st.session_state:
        st.session_state[_widget(key)] = said


def _tell(key: str, chosen: object, written: list[str]) -> None:
    st.session_state[_seen(key)] = chosen
    if written != st.query_params.get_all(key):
        st.query_params[key] = written


def _seen(key: str) -> str:
    return f"address-{key}"


def _widget(key: str) -> str:
    return f"control-{key}"
