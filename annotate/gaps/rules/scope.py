"""Did the condition hold, was it done for the purpose, within the limits, by the steps that the law wants?"""

from __future__ import annotations

import re
from typing import TypeGuard

from annotate.gaps.capacity import Bites, bites
from annotate.gaps.finding import SILENT, Fact, Finding, asks, waits
from annotate.gaps.knowledge import GRANTING, Known, confirmed, effective_bases
from annotate.gaps.registry import gap
from annotate.gaps.wording import action_of, basis_fact, paths_words, status_words, title_of
from annotate.model.power import Basis, Mode, Power, PowerType

_PURPOSE = re.compile(r"^(?:第一条)?\s*为了?(?P<purpose>[^。]{2,80}?)，(?:[^。]{0,60}，)?制定")
_MEASURED = (("amount", "元"), ("months", "个月"))


@gap("PRECONDITION_UNMET")
def precondition_unmet(power: Power, known: Known) -> Finding:
    """Did the condition hold on which the law makes the power depend?

    Compulsion is for the authority, scope, conditions and procedure of the law (行政强制法 4). An annotator says that the
    condition was not there, or the text admits it.
    """
    met = power.facts.get("precondition_met")
    linked = _linked(power)
    if met is None and power.mode is Mode.EXERCISES and linked:
        return waits("facts.precondition_met", facts=tuple(basis_fact(b) for b in linked))
    if met is not False:
        return SILENT
    condition = power.facts.get("precondition")
    return asks(
        case=None if all(confirmed(b) for b in linked) else "unconfirmed",
        facts=(
            Fact("法定条件", str(condition or "未写明"), "标注 facts.precondition"),
            Fact("条件具备", "否", "标注 facts.precondition_met"),
            *(basis_fact(b) for b in linked),
        ),
        provisions=_provisions(linked, known),
        provision="、".join(_provisions(linked, known)) or f"“{action_of(power)}”这项职权",
        precondition=f"“{condition}”" if condition else "一定条件",
    )


def _linked(power: Power) -> tuple[Basis, ...]:
    return tuple(
        b
        for b in effective_bases(power)
        if b.relation in GRANTING and b.target is not None and b.target.provisions
    )


def _provisions(bases: tuple[Basis, ...], known: Known) -> tuple[str, ...]:
    """The provisions that they are linked to, each with what a person said of the link where nobody confirmed it."""
    return tuple(
        f"《{title_of(b, known)}》{paths_words(b.target.provisions)}"
        + ("" if confirmed(b) else f"（{status_words(b)}）")
        for b in bases
        if b.target
    )


@gap("PURPOSE_DEVIATION")
def purpose_departed_from(power: Power, known: Known) -> Finding:
    """Why is the power used for another purpose than the one for which it was given?

    Courts look at whether a power was misused (行政诉讼法 70/_/5). Only where an annotator wrote down the purpose pursued
    and found that it does not conform.
    """
    pursued, conforms = power.facts.get("purpose"), power.facts.get("purpose_conforms")
    asked_for = power.mode is Mode.EXERCISES and bites(power) is not Bites.NO
    if conforms is True or (conforms is None and not asked_for):
        return SILENT
    linked = _linked(power)
    granted = power.facts.get("purpose_granted") or _stated_purpose(linked, known)
    facts = (
        Fact("实际目的", str(pursued or "未填"), "标注 facts.purpose"),
        Fact("规范写明的目的", str(granted or "未填"), "标注 facts.purpose_granted 或所链接的规范第一条"),
        Fact("两者相符", "否" if conforms is False else "未填", "标注 facts.purpose_conforms"),
    )
    for value, missing in ((pursued, "purpose"), (conforms, "purpose_conforms")):
        if value is None:
            return waits(f"facts.{missing}", facts=facts)
    if not granted:
        return waits("statutory_purpose", facts=facts)
    titles = "、".join(f"《{title_of(b, known)}》" for b in linked)
    return asks(
        facts=facts,
        title=titles or "规范",
        statutory_purpose=f"“{granted}”",
        actual_purpose=f"“{pursued}”",
    )


def _stated_purpose(linked: tuple[Basis, ...], known: Known) -> str | None:
    """为了…… in the first article of a linked norm, where its text is held."""
    texts = (text for b in linked for text in known.first_articles(b))
    found = next((m for text in texts if (m := _PURPOSE.search(text))), None)
    return found["purpose"] if found else None


@gap("EXCEEDS_SCOPE")
def beyond_the_limits(power: Power, known: Known) -> Finding:
    """Is it within the limits of the provision: object, amount, time, area, kind of measure?

    A seizure lasts thirty days at most (行政强制法 25/1). What an annotator finds prevails over our comparing numbers; the
    grades of a sanction on a person are asked elsewhere.
    """
    if power.mode is Mode.SANCTIONS:
        return SILENT
    for found in (_beyond_scope(power), _beyond_range(power)):
        if found is not None:
            limit, actual, provision, fact = found
            linked = _linked(power)
            where = provision or "、".join(_provisions(linked, known)) or "条文"
            return asks(
                facts=(fact, *(basis_fact(b) for b in linked)),
                provisions=_provisions(linked, known),
                title=where,
                path="",
                limit=limit,
                actual=actual,
            )
    return SILENT


_Beyond = tuple[str, str, str, Fact]


def _beyond_scope(power: Power) -> _Beyond | None:
    scope = power.facts.get("scope")
    if not isinstance(scope, dict) or scope.get("within") is True:
        return None
    limit, actual = (scope.get(a, scope.get(b)) for a, b in (("limit", "granted"), ("actual", "exercised")))
    exceeds = _is_number(limit) and _is_number(actual) and actual > limit
    if scope.get("within") is not False and not exceeds:
        return None
    unit = scope.get("unit") or ""
    words = [f"{value}{unit}" if value is not None else "未填" for value in (limit, actual)]
    dimension = scope.get("dimension") or "范围"
    fact = Fact(dimension, f"限度{words[0]}，实际{words[1]}", "标注 facts.scope")
    return f"{dimension}{words[0]}", words[1], str(scope.get("provision") or ""), fact


def _beyond_range(power: Power) -> _Beyond | None:
    """The amount of a penalty in yuan, or its months, against the least and most that the provision allows."""
    imposed, allowed = power.facts.get("sanction"), power.facts.get("range")
    if power.type is not PowerType.PENALTY or not isinstance(imposed, dict) or not isinstance(allowed, dict):
        return None
    unit, value = next(
        ((unit, imposed[key]) for key, unit in _MEASURED if _is_number(imposed.get(key))), ("", None)
    )
    least, most = allowed.get("min"), allowed.get("max")
    below = _is_number(least) and value is not None and value < least
    above = _is_number(most) and value is not None and value > most
    if not (below or above):
        return None
    limit = f"{least if least is not None else 0}至{most if most is not None else '不限'}{unit}"
    fact = Fact("处罚幅度", f"条文{limit}，实际{value}{unit}", "标注 facts.sanction、facts.range")
    return limit, f"{value}{unit}", "", fact


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
