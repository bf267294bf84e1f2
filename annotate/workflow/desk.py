"""The desk at which a person works: a store, the law as it is held now, and what was computed lately."""

from __future__ import annotations

import os
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from annotate.catalogue import Catalogue
from annotate.citation import TitleIndex
from annotate.store import Store, open_store
from annotate.workflow.law_base import law_base

T = TypeVar("T")
_KEPT = 256  # computed values in memory: those of a few dozen documents


def data_folder() -> Path:
    """Where data lies: `$QUANYUAN_HOME`, or the folder that the platform sets apart for it."""
    if chosen := os.environ.get("QUANYUAN_HOME"):
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Quanyuan"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Quanyuan"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "quanyuan"


def now() -> str:
    """The time of an act: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def to_stderr(words: str) -> None:
    """Tell the person at the terminal; stdout is for results."""
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - the one place that speaks


class Desk:
    """Safe to share among threads. What it keeps in memory can always be had anew from the store."""

    def __init__(
        self, store: Store, *, clock: Callable[[], str] = now, say: Callable[[str], None] = to_stderr
    ) -> None:
        self.store = store
        self.clock = clock
        self.say = say
        self._catalogue: Catalogue | None = None
        self._edition = ""
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()
        self._loading = Lock()
        self._one_at_a_time: WeakValueDictionary[Hashable, Lock] = WeakValueDictionary()

    @property
    def catalogue(self) -> Catalogue:
        """The law as the store holds it now; at first use the law base is built, once."""
        with self._loading:
            edition, load = law_base(self.store, self.say)
            if self._catalogue is None or edition != self._edition:
                self._catalogue, self._edition = load(), edition
            return self._catalogue

    @property
    def titles(self) -> TitleIndex:
        """The titles that citations are found with."""
        catalogue = self.catalogue
        return self.kept(("titles", catalogue.hash), catalogue.titles)

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, or gave for this key before."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: T = self._kept[key]
                return found
        made = make()
        self.keep(key, made)
        return made

    def keep(self, key: Hashable, value: object) -> None:
        """Have `kept` give this value for the key."""
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    def alone(self, key: Hashable) -> Lock:
        """The lock of a key: who asks for the same thing meanwhile waits, and finds it kept."""
        with self._lock:
            return self._one_at_a_time.setdefault(key, Lock())

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()


def open_desk(
    home: Path | None = None,
    url: str | None = None,
    *,
    clock: Callable[[], str] = now,
    say: Callable[[str], None] = to_stderr,
) -> Desk:
    """The desk with the store at `url`, at `$DATABASE_URL`, or in `home` (see `data_folder`).

    BadInput where the store cannot be used.
    """
    address = url or (os.environ.get("DATABASE_URL") if home is None else None)
    folder = home or data_folder()
    return Desk(open_store(address or f"sqlite:///{folder / 'quanyuan.db'}"), clock=clock, say=say)
