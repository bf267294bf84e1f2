"""How far a search that found nothing reaches: it decides how soon to look, never whether to ask."""

from __future__ import annotations

from functools import cache

from annotate.model.power import Power
from annotate.model.record import Covers, Search
from annotate.terms.corpus import facts
from annotate.terms.measures import measure_of
from annotate.terms.places import EVERYWHERE, parts_of

_USUAL_RANKS = frozenset(
    ("法律", "行政法规", "国务院决定", "地方性法规", "部门规章", "省级政府规章", "市级政府规章")
)
_CREATING = ("may_create", "may_create_if")
_LOWEST_LEGISLATING = 2  # a province and a city may legislate, a county may not (立法法 80, 81, 93)


def weigh(power: Power, searches: tuple[Search, ...]) -> tuple[str, Search | None]:
    """The case of NO_BASIS that the searches for this power make, and the search that makes it."""
    if not searches:
        return "not_searched", None
    if found := next((s for s in searches if s.found > 0), None):
        return "found_unlinked", found
    if wide := next((s for s in searches if s.covers and _reaches(s.covers, power)), None):
        return "searched_widely", wide
    return "searched", searches[-1]


def _reaches(covers: Covers, power: Power) -> bool:
    """Were all ranks searched that may create the measure, and all legislators above the place?"""
    return ranks_that_may_create(power.measure) <= set(covers.ranks) and _reaches_place(covers, power.place)


def _reaches_place(covers: Covers, place: str | None) -> bool:
    if place is None or EVERYWHERE not in covers.places:
        return False
    if place == EVERYWHERE:
        return True
    named = {part for covered in covers.places for part in parts_of(covered)}
    return set(parts_of(place)[:_LOWEST_LEGISLATING]) <= named


@cache
def ranks_that_may_create(measure: str | None) -> frozenset[str]:
    """The ranks for which the setting-power table has may_create or may_create_if; the usual ones outside it."""
    terms = set(measure_of(measure))
    if not terms:
        return _USUAL_RANKS
    return frozenset(
        rank
        for rule in facts("law/setting_power.yaml")["rules"]
        if rule["verdict"] in _CREATING and terms & set(rule["measure"])
        for rank in rule["rank"]
    )


def covers_words(search: Search | None) -> str:
    """What was held when it was searched, in words."""
    covers = search.covers if search else None
    if covers is None or not (covers.ranks or covers.places):
        return "收录范围未记"
    return "收有" + "；".join(filter(None, ("、".join(covers.ranks), "、".join(covers.places))))
