"""What tour.calculate answers, beside what the oracle says; and what of a deal they differ over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.money.oracle import calculate
from tests.money.written import as_json, from_json
from tests.support.database import Connection

Row = dict[str, Any]

CALCULATE = """
    select tour.calculate(given)::text
    from jsonb_array_elements(%s::jsonb) with ordinality as batch (given, number)
    order by number
"""

# Without these there is no deal, no bonus and no payment.
NEEDED = {"minor_units", "deal", "deal_type", "measure", "kind", "threshold", "amount"}


def answers(session: Connection, batch: list[Row]) -> list[Row]:
    """What the database says of each deal."""
    return [from_json(answer) for (answer,) in session.execute(CALCULATE, [as_json(batch)])]


def exact(value: Any) -> Any:
    """The same with fractions for numbers."""
    match value:
        case list():
            return [exact(part) for part in value]
        case int() | Decimal():
            return Fraction(value)
        case _:
            return value


def differences(given: Row, answer: Row) -> list[str]:
    """The figures over which the two disagree, both values beside each."""
    expected = calculate(given)
    if {figure: exact(answer.get(figure)) for figure in expected} == expected:
        return []
    return [
        f"{figure}: {shown(expected[figure])} by the page, {shown(exact(answer.get(figure)))} found"
        for figure in expected
        if exact(answer.get(figure)) != expected[figure]
    ]


def shown(value: Any) -> str:
    """A fraction as people write it, lines too."""
    if isinstance(value, list):
        return "[" + ", ".join(map(shown, value)) + "]"
    return str(float(value)) if isinstance(value, Fraction) else str(value)


def report(session: Connection, given: Row) -> str:
    """The least of a deal over which they still disagree."""

    def disputed(smaller: Row) -> bool:
        return bool(differences(smaller, answers(session, [smaller])[0]))

    least = minimal(given, disputed)
    return "\n  ".join([as_json(least), *differences(least, answers(session, [least])[0])])


def minimal(given: Row, holds: Callable[[Row], bool]) -> Row:
    """Something as small as it gets of which the same holds."""
    for smaller in simpler(given):
        if holds(smaller):
            return minimal(smaller, holds)
    return given


def simpler(value: Any) -> Iterator[Any]:
    """Everything that is one step simpler: a part less, or a plainer number."""
    match value:
        case dict():
            for key in value:
                if key not in NEEDED:
                    yield {name: part for name, part in value.items() if name != key}
            for key, part in value.items():
                if key != "minor_units":
                    yield from ({**value, key: less} for less in simpler(part))
        case list():
            for place in range(len(value)):
                yield value[:place] + value[place + 1 :]
            for place, part in enumerate(value):
                yield from ([*value[:place], less, *value[place + 1 :]] for less in simpler(part))
        case int() | Decimal():
            plainer = (Decimal(1), Decimal(10), Decimal(100), Decimal(int(value)))
            yield from (number for number in plainer if len(str(number)) < len(str(value)))
