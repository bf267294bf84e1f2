from __future__ import annotations

from collections.abc import Callable

import pytest

from annotate.catalogue import Catalogue, LawText, read_wheel
from annotate.model.law import Coverage, Instrument, Provision, Version


@pytest.fixture(scope="session")
def wheel() -> tuple[LawText, ...]:
    return tuple(read_wheel())


@pytest.fixture(scope="session")
def national(wheel: tuple[LawText, ...]) -> Catalogue:
    texts = {instrument.work: held for instrument, held in wheel}
    return Catalogue((i for i, _ in wheel), lambda work, day: texts[work].get(day, ()))


def _version(work: str, date: str, effective: str | None = None, **told: object) -> Version:
    facts: dict[str, object] = {"effective": effective or date, "coverage": Coverage.FULL, **told}
    return Version(work=work, date=date, **facts)  # type: ignore[arg-type]


@pytest.fixture
def a_version() -> Callable[..., Version]:
    return _version


@pytest.fixture
def an_instrument() -> Callable[..., Instrument]:
    def made(title: str, *versions: tuple[str, ...] | Version, **told: object) -> Instrument:
        work = f"cn/law/{title}"
        facts: dict[str, object] = {"rank": "法律", **told}
        lined = tuple(v if isinstance(v, Version) else _version(work, *v) for v in versions)
        return Instrument(work=work, title=title, versions=lined, **facts)  # type: ignore[arg-type]

    return made


@pytest.fixture
def an_article() -> Callable[..., Provision]:
    return lambda text, path="34": Provision(path=path, text=text, order=0)
