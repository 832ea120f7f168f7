"""`settlement`: a show's settlement sheet, one of its figures explained, or the sheet as a PDF."""

from __future__ import annotations

import json
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from ontour import demo, import_shows
from ontour.paths import Paths

Row = dict[str, Any]
Login = tuple[str, str] | None

# The sheet from top to bottom; a figure that totals what stands above it is marked.
FIGURES = [
    ("gross", False), ("ticket_tax", False), ("net_gross", True), ("top_costs", False),
    ("net", True), ("main", False), ("bonuses", False), ("gross_fee", True), ("withholding", False),
    ("fee_after_tax", True), ("bottom_costs", False), ("agency", False), ("management", False),
    ("act_net", True), ("fee_tax", False), ("due", True), ("paid", False), ("outstanding", True),
]  # fmt: skip


def run(
    paths: Paths,
    show_id: str,
    figure: str | None,
    pdf: Path | None,
    login: Login,
    url: str | None,
    console: Console,
) -> None:
    """Print the sheet, or one figure's tree; or write the PDF."""
    _, api = import_shows.sign_in(paths, login, url)
    with closing(api):
        if pdf:
            reply = api.get(f"/documents/settlements/{show_id}.pdf", params={"audience": "act"})
            if not reply.is_success:
                demo.answer(reply)
            pdf.write_bytes(reply.content)
            console.print(f"Written to {pdf}.")
        elif figure:
            asked = {"show_id": show_id, "figure": figure}
            console.print(tree_of(exact(api.post("/api/rpc/explain_figure", json=asked))))
        else:
            sheet = exact(api.post("/api/rpc/settlement_sheet", json={"show_id": show_id}))
            console.print(table_of(sheet))


def exact(reply: httpx.Response) -> Any:
    """The answer with its numbers as they are: no cent is lost to a float."""
    if not reply.is_success:
        demo.answer(reply)
    return json.loads(reply.content, parse_float=Decimal)


def table_of(sheet: Row) -> Table:
    """The figures of a sheet, one below the other."""
    show, settlement = sheet["show"], sheet["settlement"]
    title = escape(f"{show['name']}, {show['city']}, {show['show_on']}: {settlement['state']}")
    table = Table(title=title, title_justify="left", min_width=len(title))
    table.add_column("Figure")
    table.add_column(sheet["currency"] or "", justify="right")
    for name, is_total in FIGURES:
        table.add_row(
            name, number(sheet["figures"][name]), style="bold" if is_total else None,
            end_section=is_total,
        )  # fmt: skip
    return table


def number(value: Any) -> str:
    """1234567.50 as 1,234,567.50."""
    return "unknown" if value is None else f"{value:,}"


def tree_of(explanation: Row) -> Tree:
    """How a figure came about. One that stands further up already is not unfolded again."""
    rounding = f"{explanation['rounding']['mode'].replace('_', ' ')}"
    known: set[str] = set()
    root = Tree(f"{explanation['currency']} " + _text(explanation, rounding, known))
    _grow(root, explanation, rounding, known)
    return root


def _grow(branch: Tree, node: Row, rounding: str, known: set[str]) -> None:
    for part in node.get("inputs", []):
        is_known = part.get("figure") in known
        twig = branch.add(_text(part, rounding, known))
        if not is_known:
            _grow(twig, part, rounding, known)
        if "figure" in part:
            known.add(part["figure"])


def _text(node: Row, rounding: str, known: set[str]) -> str:
    name, value = escape(str(node["name"])), f"[bold]{number(node['value'])}[/]"
    figure = node.get("figure")
    if figure and figure != node["name"]:
        name += f" ({figure})"
    if figure in known:
        return f"{name} {value} [dim]as above[/]"
    if "formula" in node:
        text = f"{name} {value} = {escape(node['formula'])}"
        if "exact" in node and node["value"] is not None:
            text += f" = {node['exact']}, rounded {rounding}"
        return text + f" [dim]rule {node['rule']}[/]"
    if "rate" in node:
        rate = node["rate"]
        of_day = f", {rate['rate_on']}" if rate["rate_on"] else ""
        return f"{name} {value} [dim]{rate['from']}: {rate['source'] or 'no rate'}{of_day}[/]"
    given = "" if node["is_given"] else ", not given"
    return (
        f"{name} {value} [dim]{node['table']}.{node['column']}, version {node['version']}{given}[/]"
    )
