"""The generated parts of docs/reference: tables, functions and errors, from the catalog.

A page is prose with blocks in it, each between `<!-- generated: NAME -->` and `<!-- end -->`. Only
the blocks are written; `./ontour snapshot` does it, and tests/docs compares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import psycopg
from psycopg.rows import dict_row

FOLDER = Path("docs") / "reference"
BLOCK = re.compile(r"(?<=<!-- generated: )(\w+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)

# A stretch of the rendered gateway configuration that answers with an error of its own.
GATEWAY_ERROR = re.compile(r"return (\d{3}) '(\{\"code\".*?\})';")

Connection = psycopg.Connection[Any]

SCHEMAS = """
    select nsp.nspname as name, obj_description(nsp.oid, 'pg_namespace') as comment
    from pg_catalog.pg_namespace as nsp
    where nsp.nspowner = 'ontour_owner'::regrole and nsp.nspname <> 'sqitch'
    order by nsp.nspname <> 'api', nsp.nspname collate "C"
"""

TABLES = """
    select
        rel.oid::regclass::text as name,
        rel.relkind = 'v' as is_view,
        obj_description(rel.oid, 'pg_class') as comment,
        tracked.topics,
        (
            select array_agg(command || ' by ' || audience order by place)
            from (
                select
                    array_position('{r,a,w,d}', pol.polcmd::text) as place,
                    '{"r": "select", "a": "insert", "w": "update", "d": "delete"}'::jsonb
                        ->> pol.polcmd::text as command,
                    replace(substring(pol.polname from '_(.*)'), '_', ' ') as audience
                from pg_catalog.pg_policy as pol
                where pol.polrelid = rel.oid
            ) as policies
        ) as policies
    from pg_catalog.pg_class as rel
    join pg_catalog.pg_namespace as nsp on nsp.oid = rel.relnamespace
    left join change.tracked_tables as tracked
        on nsp.nspname = 'api' and tracked.table_name = rel.relname
    where nsp.nspname = %s and rel.relkind in ('r', 'p', 'v') and not rel.relispartition
    order by rel.relname collate "C"
"""

COLUMNS = """
    select
        att.attname as name,
        format_type(att.atttypid, att.atttypmod) as type,
        att.attnotnull as is_required,
        pg_get_expr(def.adbin, def.adrelid) as default,
        key.target,
        coalesce(
            col_description(att.attrelid, att.attnum),
            'The row of ' || key.target || ' that it belongs to.',
            case when att.attname = 'id' then 'Primary key.' end,
            ''
        ) as comment,
        concat_ws(
            ', ',
            case when has_column_privilege('member', rel.oid, att.attnum, 'insert') then 'POST' end,
            case when has_column_privilege('member', rel.oid, att.attnum, 'update') then 'PATCH' end
        ) as sent_with
    from pg_catalog.pg_class as rel
    join pg_catalog.pg_attribute as att on att.attrelid = rel.oid
    left join pg_catalog.pg_attrdef as def on def.adrelid = att.attrelid and def.adnum = att.attnum
    left join lateral (
        select con.confrelid::regclass::text as target
        from pg_catalog.pg_constraint as con
        where con.conrelid = att.attrelid and con.contype = 'f' and att.attnum = any (con.conkey)
        order by cardinality(con.conkey), con.conname
        limit 1
    ) as key on true
    where rel.oid = %s::regclass and att.attnum > 0 and not att.attisdropped
    order by att.attnum
"""

FUNCTIONS = """
    select
        proc.proname as name,
        pg_get_function_arguments(proc.oid) as arguments,
        pg_get_function_result(proc.oid) as result,
        proc.provolatile <> 'v' as is_readable,
        obj_description(proc.oid, 'pg_proc') as comment
    from pg_catalog.pg_proc as proc
    where proc.pronamespace = 'api'::regnamespace
    order by proc.proname collate "C"
"""

ERRORS = """
    select
        error_codes.code,
        error_codes.status,
        error_codes.message,
        error_codes.hint,
        array(
            select distinct '`' || proc.oid::regproc || '`' collate "C"
            from pg_catalog.pg_proc as proc
            cross join concat(pg_get_function_sqlbody(proc.oid), proc.prosrc) as source
            where proc.proowner = 'ontour_owner'::regrole
                and source ~ quote_literal(error_codes.code)
            order by 1
        ) as raised_by
    from core.error_codes
    order by error_codes.code collate "C"
"""


def rows(connection: Connection, query: str, *values: str) -> list[dict[str, Any]]:
    """What a query finds, by name of column."""
    return connection.cursor(row_factory=dict_row).execute(query, values).fetchall()


def tables(connection: Connection, root: Path) -> Iterator[str]:
    """Every table and view with its columns, by schema."""
    del root
    for schema in rows(connection, SCHEMAS):
        if found := rows(connection, TABLES, schema["name"]):
            yield f"## {schema['name']}\n\n{schema['comment']}\n"
        for table in found:
            yield f"### {table['name']}\n\n{table['comment']}\n"
            if table["policies"]:
                yield f"Row security: {', '.join(table['policies'])}.\n"
            if table["topics"]:
                topics = ", ".join(f"`{topic}`" for topic in table["topics"])
                yield f"Tracked; its changes go to who may read {topics}.\n"
            yield "| column | type | sent with | meaning |\n| --- | --- | --- | --- |"
            for column in rows(connection, COLUMNS, table["name"]):
                required = column["is_required"] and column["default"] is None
                yield line(
                    f"`{column['name']}`",
                    column["type"] + (", required" if required else ""),
                    column["sent_with"],
                    column["comment"],
                )
            yield ""


def functions(connection: Connection, root: Path) -> Iterator[str]:
    """Every function of the API, with its comment."""
    del root
    for function in rows(connection, FUNCTIONS):
        methods = "GET or POST" if function["is_readable"] else "POST"
        yield f"## {function['name']}\n\n{methods} `/api/rpc/{function['name']}`\n"
        yield f"```sql\n{signature(function)}\n```\n"
        yield f"{function['comment']}\n"


def signature(function: dict[str, Any]) -> str:
    """How a function is declared, an argument a line."""
    arguments = re.sub(r", (?=\w+ [a-z])", ",\n    ", function["arguments"])
    result = re.sub(r", (?=\w+ [a-z])", ",\n    ", function["result"])
    result = re.sub(r"^TABLE\((.*)\)$", r"table (\n    \1\n)", result, flags=re.DOTALL)
    declared = f"{function['name']}(\n    {arguments}\n)\nreturns {result}"
    declared = re.sub(r"\b(DEFAULT|NULL|SETOF)\b", lambda word: word[0].lower(), declared)
    return re.sub(r"(null|')::[a-z]+(\[\])?", r"\1", declared)


def errors(connection: Connection, root: Path) -> Iterator[str]:
    """The catalog of our own codes, and who raises each."""
    yield "| code | status | message | hint | raised by |\n| --- | --- | --- | --- | --- |"
    for error in rows(connection, ERRORS):
        yield line(
            f"`{error['code']}`",
            error["status"],
            error["message"],
            error["hint"],
            ", ".join(raised_by(error, root)),
        )


PROCESSES = {"bridge": "*errors.py", "relay": "relay/errors.py"}


def raised_by(error: dict[str, Any], root: Path) -> list[str]:
    """The routines and parts that raise this error."""
    sources: list[str] = list(error["raised_by"])
    sources += [process for process in PROCESSES if error["code"] in process_codes(root, process)]
    if error["code"] in {code for code, *_ in gateway_errors(root)}:
        sources.append("gateway")
    return sources


def gateway(connection: Connection, root: Path) -> Iterator[str]:
    """The codes that only the gateway raises."""
    known = {error["code"] for error in rows(connection, ERRORS)}
    yield "| code | status | message | hint |\n| --- | --- | --- | --- |"
    for code, status, message, hint in gateway_errors(root):
        if code not in known:
            yield line(f"`{code}`", status, message, hint)


@cache
def gateway_errors(root: Path) -> list[tuple[str, str, str, str]]:
    """Code, status, message and hint of every answer that the gateway makes by itself."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(root / "gateway"),
        autoescape=False,  # noqa: S701  # nginx's language, no HTML
    )
    text = environment.get_template("nginx.conf.j2").render()
    found = set()
    for status, answer in GATEWAY_ERROR.findall(text):
        body = json.loads(answer)
        found.add((body["code"], status, body["message"], body["hint"] or ""))
    return sorted(found)


@cache
def process_codes(root: Path, process: str) -> set[str]:
    """The codes that bridge or relay raises by itself."""
    modules = (root / "auth-bridge" / "auth_bridge").glob(PROCESSES[process])
    source = "\n".join(module.read_text() for module in modules)
    return set(re.findall(r'^    code(?:, status)? = "([A-Z_]+)"', source, re.MULTILINE))


def line(*cells: object) -> str:
    """One row of a table in Markdown."""
    texts = (str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(texts)} |"


BLOCKS: dict[str, Callable[[Connection, Path], Iterator[str]]] = {
    "tables": tables,
    "functions": functions,
    "errors": errors,
    "gateway": gateway,
}


def render(page: str, connection: Connection, root: Path) -> str:
    """The page with its blocks as they should be."""

    def block(found: re.Match[str]) -> str:
        return found[1] + found[2] + "\n".join(BLOCKS[found[1]](connection, root)).strip() + "\n"

    return BLOCK.sub(block, page)


def pages(root: Path) -> list[Path]:
    """The pages that have such blocks."""
    return [page for page in sorted((root / FOLDER).glob("*.md")) if BLOCK.search(page.read_text())]


def write(connection: Connection, root: Path) -> list[Path]:
    """Write every block anew; returns the pages that changed."""
    changed = []
    for page in pages(root):
        text = page.read_text()
        if (wanted := render(text, connection, root)) != text:
            page.write_text(wanted)
            changed.append(page)
    return changed
