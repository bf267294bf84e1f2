"""Each pattern of corpus/citation finds its example and nothing in its counter-example."""

from __future__ import annotations

import pytest

from annotate.citation.patterns import TABLES, Pattern, patterns
from annotate.terms.corpus import CORPUS

EVERY = [entry for table in TABLES for entry in patterns(table).values()]


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: f"{entry.table}-{entry.name}")
def test_a_pattern_finds_its_example_and_not_its_counter_example(entry: Pattern) -> None:
    found = entry.regex.search(entry.text)
    assert found is not None
    assert found[0] == entry.finds
    assert entry.regex.search(entry.counter_example) is None


def test_every_table_of_patterns_is_walked() -> None:
    tables = {path.stem for path in (CORPUS / "citation").glob("*.yaml")} - {"pieces"}
    assert tables == set(TABLES)
