"""What can be wrong with what came in, in words a person can act on."""

from __future__ import annotations


class BadInput(ValueError):
    """Something from outside that cannot be used; nothing of it was stored.

    `field` says where (a file, or a path such as `powers[0].spans[1]`), `reason` what was wrong and what to do.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}" if field else reason)
        self.field = field
        self.reason = reason
