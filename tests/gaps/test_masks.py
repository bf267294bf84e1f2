"""What is not asked, because a more specific question is: on the same basis, from what fired, once."""

from __future__ import annotations

from annotate.gaps.finding import Answer
from annotate.gaps.masks import Raised, unmasked
from annotate.model.power import Relation

CREATES, BROKEN = {"B1": Relation.CREATES, "B2": Relation.CREATES}, {"B1": Relation.BROKEN}


def _raised(code: str, basis: str | None = None, *missing: str, subject: str | None = None) -> Raised:
    return Raised(code, Answer(basis=basis, missing=missing, subject=subject))


def _out(raised: list[Raised], relations: dict[str, Relation]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.code, masked) for one, masked in unmasked(raised, relations)]


def test_a_supplied_basis_is_asked_about_instead_of_its_missing_article() -> None:
    raised = [_raised("TITLE_ONLY", "B1"), _raised("BASIS_SUPPLIED", "B1")]
    assert _out(raised, CREATES) == [("BASIS_SUPPLIED", ("TITLE_ONLY",))]


def test_another_basis_is_asked_all_the_same() -> None:
    raised = [_raised("TITLE_ONLY", "B2"), _raised("BASIS_SUPPLIED", "B1")]
    assert _out(raised, CREATES) == [("TITLE_ONLY", ()), ("BASIS_SUPPLIED", ())]


def test_a_gap_of_the_whole_power_stands_on_each_basis() -> None:
    raised = [_raised("SANCTION_NO_PINPOINT"), _raised("TITLE_ONLY", "B1")]
    assert _out(raised, CREATES) == [("SANCTION_NO_PINPOINT", ("TITLE_ONLY",))]


def test_what_waits_for_a_fact_masks_nothing() -> None:
    raised = [_raised("RETROACTIVE", "B1", "facts.burdens_party"), _raised("NOT_IN_FORCE", "B1")]
    assert [code for code, _ in _out(raised, CREATES)] == ["RETROACTIVE", "NOT_IN_FORCE"]


def test_what_is_masked_masks_others_still() -> None:
    raised = [_raised("RESERVED", "B1"), _raised("RANK_CREATE", "B1"), _raised("CHAIN_BROKEN", "B1")]
    assert _out(raised, CREATES) == [("RESERVED", ("RANK_CREATE", "CHAIN_BROKEN"))]


def test_a_rule_that_was_broken_grants_nothing_and_masks_no_missing_basis() -> None:
    raised = [_raised("NO_BASIS"), _raised("UNTITLED_RULE", "B1")]
    assert _out(raised, BROKEN) == [("NO_BASIS", ()), ("UNTITLED_RULE", ())]


def test_a_question_about_one_organ_masks_none_about_another() -> None:
    raised = [_raised("UNTITLED_RULE", subject="甲"), _raised("TITLE_ONLY", subject="乙")]
    assert len(_out(raised, CREATES)) == len(raised)
