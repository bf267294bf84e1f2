"""How a power, a basis and a day are named in a question and its proof."""

from __future__ import annotations

from annotate.gaps.finding import Fact
from annotate.gaps.knowledge import Known, Norm
from annotate.model.power import Actor, Basis, BasisStatus, Power
from annotate.terms.paths import in_words

NOBODY_NAMED = "未写明行为人"
_STATUS = {
    BasisStatus.SUGGESTED: "待确认",
    BasisStatus.CONFIRMED: "已确认",
    BasisStatus.REJECTED: "未采用",
    BasisStatus.CONTESTED: "有争议",
    BasisStatus.CANNOT_TELL: "不能断定",
}
_KINDS = {"instrument": "规范", "vague": "泛称", "internal": "没有名称的规则", "document": "文件"}
_LONGEST_QUOTE = 60


def action_of(power: Power) -> str:
    """The act in the words of the text."""
    return power.action or (power.spans[0].quote if power.spans else None) or power.measure or power.type


def actor_of(power: Power) -> str:
    """Who acted, all of them."""
    actors = [a for a in (power.actor, *power.co_actors) if a is not None]
    return "、".join(a.name for a in actors) or NOBODY_NAMED


def as_of_words(power: Power) -> str:
    """The day of the act as it was written down."""
    if isinstance(power.as_of, dict):
        return f"{power.as_of.get('from')}至{power.as_of.get('to')}"
    return power.as_of or "日期未记"


def at_the_time(power: Power) -> str:
    """在2025-12, as it was written down; 行为时 where no day is known."""
    return f"在{as_of_words(power)}" if power.as_of else "行为时"


def status_words(basis: Basis) -> str:
    """What a person said of a basis."""
    return _STATUS[basis.status]


def paths_words(paths: tuple[str, ...]) -> str:
    """第五条、第六条第二款; empty for none."""
    return "、".join(in_words(path) for path in paths)


def title_of(basis: Basis, known: Known) -> str:
    """The title of what a basis names or is linked to; what the text calls it where it has none."""
    norm = known.norm_of(basis)
    work = basis.target.work.rsplit("/", 1)[-1] if basis.target else None
    return (
        (norm.title if norm else None) or basis.cited.title or work or quote_of(basis) or "没有写名称的规范"
    )


def named(basis: Basis, known: Known) -> str:
    """《水法》; what the text calls it where it has no title."""
    return f"《{title_of(basis, known)}》" if basis.cited.title or basis.target else quoted(basis)


def quote_of(basis: Basis) -> str:
    """The words of the text by which a basis is named; empty where the record kept none."""
    spoken = basis.span.quote if basis.span else None
    return (spoken or basis.cited.name or basis.cited.title or "").strip("《》")


def quoted(basis: Basis) -> str:
    """“有关规定”; where the record kept no words of it, the kind of basis."""
    words = quote_of(basis)
    return f"“{words}”" if words else f"{_kind(basis)}（没有摘出原文）"


def _kind(basis: Basis) -> str:
    return _KINDS.get(basis.cited.kind, basis.cited.kind)


def source_of(basis: Basis) -> str:
    """Where a basis is known from."""
    if not basis.stated:
        return f"复核人补出（{status_words(basis)}）"
    return f"文中“{basis.span.quote}”" if basis.span and basis.span.quote else "记录"


def basis_fact(basis: Basis) -> Fact:
    """All that a rule may have read of a basis."""
    words = f"{_kind(basis)}“{quote_of(basis)}”" if quote_of(basis) else quoted(basis)
    cited = f"《{basis.cited.title}》" if basis.cited.title else words
    value = f"{basis.relation}：{cited}{paths_words(basis.cited.provisions)}，{status_words(basis)}"
    if basis.target is not None:
        version = f"@{basis.target.version}" if basis.target.version else ""
        value += f"；链接到 {basis.target.work}{version} {paths_words(basis.target.provisions)}".rstrip()
    return Fact(f"依据 {basis.id}", value, source_of(basis))


def norm_fact(norm: Norm, value: str) -> Fact:
    """Something known of a norm."""
    return Fact(f"《{norm.title}》", value, norm.source)


def mode_fact(power: Power) -> Fact:
    """What is done with the power."""
    return Fact("行为方式", f"{power.mode}（{power.type}）", f"标注 {power.id}")


def actor_fact(actor: Actor) -> Fact:
    """Who acted, as recorded."""
    named = f"文中“{actor.span.quote}”" if actor.span and actor.span.quote else "标注"
    capacity = f"（{actor.capacity}）" if actor.capacity else ""
    return Fact("行为人", actor.name + capacity, named)


def sentence_about(power: Power, known: Known) -> str:
    """The words of the text from the power to its actor, where they stand in one sentence."""
    if not power.spans:
        return action_of(power)
    spans = [power.spans[0], *([power.actor.span] if power.actor and power.actor.span else [])]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    words = known.record.document.text[start:end]
    if len(words) > _LONGEST_QUOTE or "\n" in words or "。" in words:
        return power.spans[0].quote or action_of(power)
    return words
