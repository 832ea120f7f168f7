"""Reckons an explanation again from its leaves: each step by its formula, in exact fractions."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from tests.money.rounding import rounded

Row = dict[str, Any]

OPERATORS: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
COMPARISONS: dict[type[ast.AST], Callable[[Any, Any], bool]] = {
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def check(node: Row, minor_units: int, rounding: str) -> Fraction | None:
    """The value of a node, which is what its formula makes of the values below it."""
    if "formula" not in node:
        return Fraction(node["value"])
    inputs = [(part["name"], check(part, minor_units, rounding)) for part in node["inputs"]]
    found = reckoned(node["formula"], inputs)
    if "exact" in node:
        dividend, _, divisor = node["exact"].partition("/")
        assert found == Fraction(dividend) / Fraction(divisor or 1), node
        assert found is not None
        found = rounded(found, minor_units, rounding)
    value = None if node["value"] is None else Fraction(node["value"])
    assert found == value, (node["name"], node["formula"], inputs, found, value)
    return found


def reckoned(formula: str, inputs: list[tuple[str, Fraction | None]]) -> Fraction | None:
    """What a formula comes to."""
    values = [value for _, value in inputs if value is not None]
    match formula:
        case "sum":
            return sum(values, Fraction(0))
        case "highest":
            return max(values, default=Fraction(0))
        case "unknown":
            return None
    found: Fraction = _value(ast.parse(formula, mode="eval").body, dict(inputs))
    return found


def _value(node: ast.expr, names: dict[str, Fraction | None]) -> Any:
    match node:
        case ast.Constant(value=int(number)):
            return Fraction(number)
        case ast.Name(id=name):
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, names)
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](_value(left, names), _value(right, names))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return _value(body if _holds(test, names) else orelse, names)
        case ast.Call(func=ast.Name(id="max"), args=args):
            return max(_value(arg, names) for arg in args)
    raise AssertionError(ast.dump(node))


def _holds(node: ast.expr, names: dict[str, Fraction | None]) -> bool:
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_holds(part, names) for part in parts)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            value = _value(left, names)
            return value is not None and COMPARISONS[type(op)](value, _value(right, names))
    raise AssertionError(ast.dump(node))


def leaves(node: Row) -> Iterator[Row]:
    """The columns and rates on which a figure rests."""
    if "formula" not in node:
        yield node
    for part in node.get("inputs", []):
        yield from leaves(part)
