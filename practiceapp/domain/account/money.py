"""Money as whole minor units of one currency, and the one way to round.

Source of the rounding rule: EN 16931-1, section 6.4 and rules BR-DEC; half a minor unit goes away from
zero, so that a correction mirrors its original to the last cent.
"""

from collections.abc import Iterable
from dataclasses import dataclass

ONE = 1_000
"""A quantity of one, in thousandths."""

WHOLE_RATE = 10_000
"""One hundred per cent, in basis points."""

_CURRENCY_LENGTH = 3


def rounded(numerator: int, denominator: int) -> int:
    """Return numerator / denominator as a whole number, halves away from zero (denominator above zero)."""
    quotient = (2 * abs(numerator) + denominator) // (2 * denominator)
    return quotient if numerator >= 0 else -quotient


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (cents, pence, rappen) of one currency; two decimals in all we support."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        code = self.currency
        if len(code) != _CURRENCY_LENGTH or not code.isascii() or not code.isupper():
            raise ValueError("a currency is three capital letters")

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def times(self, thousandths: int) -> "Money":
        """Return the amount for a quantity in thousandths, rounded."""
        return Money(rounded(self.minor * thousandths, ONE), self.currency)

    def share(self, basis_points: int) -> "Money":
        """Return that share of the amount, rounded: 1900 basis points are 19 per cent."""
        return Money(rounded(self.minor * basis_points, WHOLE_RATE), self.currency)

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise ValueError("two currencies do not add up")
        return other.minor


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Return the sum; nothing at all is zero in that currency."""
    result = Money(0, currency)
    for amount in amounts:
        result += amount
    return result
