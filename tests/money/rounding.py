"""Rounding and splitting by the last section of docs/reference/deals.md, in exact fractions."""

from __future__ import annotations

from fractions import Fraction


def rounded(value: Fraction, minor_units: int, rounding: str) -> Fraction:
    """The nearest multiple of the minor unit; of two, the even or the one away from zero."""
    size = abs(value) * 10**minor_units
    whole, rest = divmod(size.numerator, size.denominator)
    twice = 2 * rest
    if twice > size.denominator or (
        twice == size.denominator and (rounding == "half_up" or whole % 2 == 1)
    ):
        whole += 1
    return Fraction(whole if value > 0 else -whole, 10**minor_units)


def split(whole: Fraction, weights: list[Fraction], minor_units: int) -> list[Fraction]:
    """A whole in parts of these weights: floored, what is left to the largest remainders."""
    if not any(weights):
        weights = [Fraction(1)] * len(weights)
    unit = Fraction(1, 10**minor_units)
    shares = [whole * weight / sum(weights) / unit for weight in weights]
    parts = [share.numerator // share.denominator for share in shares]
    left = int(whole / unit) - sum(parts)
    # Sorting is stable, so ties go to the first.
    by_remainder = sorted(range(len(parts)), key=lambda part: parts[part] - shares[part])
    for part in by_remainder[:left]:
        parts[part] += 1
    return [part * unit for part in parts]
