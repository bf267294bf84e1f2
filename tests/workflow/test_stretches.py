"""What stands on the same words as a stretch is found as if each had been looked at."""

from __future__ import annotations

import random

from annotate.workflow.stretches import Stretches


def test_those_that_share_a_word_are_found_and_no_other() -> None:
    dice = random.Random(7)  # noqa: S311 - no secret
    for _ in range(200):
        starts = [dice.randrange(30) for _ in range(dice.randrange(8))]
        given = [(start, start + dice.randint(1, 12)) for start in starts]
        stretches = Stretches(given)
        start = dice.randrange(40)
        end = start + dice.randint(1, 6)
        shared = {
            n for n, (first, last) in enumerate(given) if set(range(first, last)) & set(range(start, end))
        }
        assert set(stretches.reaching(start, end)) == shared
        assert stretches.reach(start, end) is bool(shared)


def test_what_only_touches_shares_no_word() -> None:
    stretches = Stretches([(4, 8), (0, 2)])
    assert list(stretches.reaching(2, 4)) == []
    assert list(stretches.reaching(1, 5)) == [1, 0]
