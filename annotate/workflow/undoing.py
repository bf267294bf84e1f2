"""Which act an undo takes back, and which a redo does again: each client of a person has a stack of its own."""

from __future__ import annotations

from collections.abc import Iterable

Step = tuple[int, str, int | None]  # number in the history, kind of act, the number that it undoes or redoes


def to_undo(steps: Iterable[Step]) -> int | None:
    """The last of these acts that still stands; None where there is none."""
    standing, _ = _stacks(steps)
    return standing[-1] if standing else None


def to_redo(steps: Iterable[Step]) -> int | None:
    """The act that was taken back last, unless something new was done since; None where there is none."""
    _, taken_back = _stacks(steps)
    return taken_back[-1] if taken_back else None


def _stacks(steps: Iterable[Step]) -> tuple[list[int], list[int]]:
    standing: list[int] = []
    taken_back: list[int] = []
    for number, kind, of in steps:
        if kind in ("put", "drop"):
            standing.append(number)
            taken_back.clear()
        elif kind == "undo" and of is not None:
            standing.remove(of)
            taken_back.append(of)
        elif kind == "redo" and of is not None:
            taken_back.remove(of)
            standing.append(of)
        elif kind == "passed":  # somebody else changed the same thing: it stays, and the next in turn can go
            for stack in (standing, taken_back):
                if of in stack:
                    stack.remove(of)
    return standing, taken_back
