"""What a citation can begin with: a title, a name, a word that stands for one, a number, or a bare locator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from annotate.citation.locators import Chain
from annotate.citation.titles import Named


class Says(Enum):
    """How a head says which instrument is meant."""

    NAMED = auto()  # by its title, or a name
    ALIAS = auto()  # by a short name that the text declared
    HOST = auto()  # 本法
    THAT = auto()  # 该法, 同法, 其
    PART = auto()  # 本条, 同款, 前款: a place that is known from where it stands
    BARE = auto()  # 第五条
    VAGUE = auto()  # 有关规定
    INTERNAL = auto()  # 窗口值守规则
    DOCUMENT = auto()  # a number that stands alone
    NOTHING = auto()  # a title of no norm: a book, a form, a contract


@dataclass(frozen=True, slots=True)
class Head:
    """`text[start:end]` of the normalised text. `word`: the noun of 该办法, or the word of a PART.

    `chain`: the locators of a BARE one.
    """

    start: int
    end: int
    says: Says
    named: Named | None = None
    word: str = ""
    chain: Chain | None = None
