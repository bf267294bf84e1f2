"""The law base in the store: built at first use, once, whoever comes first; texts that a person adds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic

from annotate.catalogue import Catalogue, LawText, read_wheel
from annotate.model.law import Instrument, Provision
from annotate.store import Store, Unit

_STEP = 100  # instruments between two words on how far it is


def law_base(store: Store, say: Callable[[str], None]) -> tuple[str, Callable[[], Catalogue]]:
    """The hash of the law base, and the way to load it. Where there is none yet, it is built."""
    with store.reading() as unit:
        edition = unit.law.notes().get("hash")
    return edition or _build(store, say), partial(_load, store)


def sealed(unit: Unit, store: Store) -> str:
    """Note that the law base is whole as it now stands; its hash, which names this state."""
    whole = _catalogue(unit.law.instruments(), store).hash
    unit.law.note("hash", whole)
    return whole


def _build(store: Store, say: Callable[[str], None]) -> str:
    """Build it in one transaction: a build that is killed leaves nothing, and nobody sees half of it."""
    with store.unit() as unit:
        unit.law.take_turns()
        built = unit.law.notes().get("hash")  # another process may have been first
        if built is not None:
            return built
        say("Building the law base, once: a few seconds … 正在建立法规目录（仅此一次）……")
        began = monotonic()
        _fill(unit, read_wheel(), say)
        edition = sealed(unit, store)
        held, provisions = unit.law.count()
    say(f"Law base: {held:,} instruments, {provisions:,} articles and headings, {monotonic() - began:.1f} s.")
    return edition


def _fill(unit: Unit, wheel: Iterable[LawText], say: Callable[[str], None]) -> None:
    for number, (instrument, texts) in enumerate(wheel, start=1):
        unit.law.put(instrument, texts)
        if number % _STEP == 0:
            say(f"  {number} instruments …")


def _load(store: Store) -> Catalogue:
    with store.reading() as unit:
        instruments = unit.law.instruments()
    return _catalogue(instruments, store)


def _catalogue(instruments: tuple[Instrument, ...], store: Store) -> Catalogue:
    def texts(work: str, version: str) -> tuple[Provision, ...]:
        with store.reading() as unit:
            return unit.law.provisions(work, version)

    return Catalogue(instruments, texts=texts)
