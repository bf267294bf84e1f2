"""Was a power that was handed on handed on again?"""

from __future__ import annotations

from annotate.gaps.finding import SILENT, Fact, Finding, asks, waits
from annotate.gaps.knowledge import Known, confirmed, effective_bases
from annotate.gaps.registry import gap
from annotate.gaps.wording import mode_fact
from annotate.model.power import Mode, Power, Relation
from annotate.terms.organs import organ_type

_HANDED_ON = ("委托", "交由")
_OWN_PEOPLE = ("个人", "内设机构")


@gap("SUBDELEG")
def delegated_again(power: Power, known: Known) -> Finding:
    """May the one to whom it was handed hand it on again?

    A delegate may not (行政处罚法 20/4, 行政许可法 24/3), nor who legislates by authorization (立法法 15/2). An organ that
    gives work to its own people hands nothing on.
    """
    del known
    links = _chain(power)
    if links is None:
        onward = power.mode in (Mode.DELEGATES, Mode.ASSIGNS) and power.actor is not None
        received = onward and power.actor is not None and power.actor.capacity == "委托"
        return waits("chain", facts=(mode_fact(power),)) if received else SILENT
    again = _handed_on_again(links)
    granted = any(b.relation is Relation.GRANTS and confirmed(b) for b in effective_bases(power))
    if again is None or granted:
        return SILENT
    chain = "；".join(f"{giver}{kind}{taker}" for giver, taker, kind in links)
    return asks(facts=(Fact("委托链", chain, "标注 facts.delegation_chain"),), chain=chain, to=again)


def _chain(power: Power) -> list[tuple[str, str, str]] | None:
    """Giver, taker and kind of each link; None where the chain is unknown or not fully told."""
    chain = power.facts.get("delegation_chain")
    if not isinstance(chain, list):
        return None
    links = [tuple(str(link.get(key) or "") for key in ("from", "to", "kind")) for link in chain]
    return [(a, b, c) for a, b, c in links] if all(all(link) for link in links) else None


def _handed_on_again(links: list[tuple[str, str, str]]) -> str | None:
    """Who got it from one who had it handed on to him."""
    takers: set[str] = set()
    for giver, taker, kind in links:
        if kind not in _HANDED_ON:
            continue
        own = organ_type(taker) in _OWN_PEOPLE and taker.startswith(giver)
        if giver in takers and not own:
            return taker
        takers.add(taker)
    return None
