"""What goes wrong in a way that a person can mend."""

from __future__ import annotations


class Problem(Exception):
    """Says what went wrong and, as a hint, what to do about it; shown without a traceback."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message
