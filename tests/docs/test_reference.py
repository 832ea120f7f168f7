"""docs/reference says what the database, the bridge and the gateway say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ontour import reference_pages
from ontour.paths import ROOT
from tests.support.database import Database

PAGES = reference_pages.pages(ROOT)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_equals_the_catalog(page: Path, db: Database) -> None:
    text = page.read_text()
    with db.connect() as connection:
        wanted = reference_pages.render(text, connection, ROOT)
    assert text == wanted, "run ./ontour snapshot"


def test_every_kind_of_page_is_there() -> None:
    blocks = {name for page in PAGES for name, _ in reference_pages.BLOCK.findall(page.read_text())}
    assert blocks == set(reference_pages.BLOCKS)


def test_every_code_of_the_catalog_is_raised_by_somebody(db: Database) -> None:
    with db.connect() as connection:
        errors = reference_pages.rows(connection, reference_pages.ERRORS)
    idle = [e["code"] for e in errors if not reference_pages.raised_by(e, ROOT)]
    assert idle == []


@pytest.mark.parametrize("process", ["bridge", "relay"])
def test_a_process_raises_codes_of_the_catalog_only(db: Database, process: str) -> None:
    with db.connect() as connection:
        errors = reference_pages.rows(connection, reference_pages.ERRORS)
    assert reference_pages.process_codes(ROOT, process) <= {error["code"] for error in errors}


def test_a_code_has_the_same_status_wherever_it_is_raised(db: Database) -> None:
    with db.connect() as connection:
        errors = reference_pages.rows(connection, reference_pages.ERRORS)
    catalog = {error["code"]: str(error["status"]) for error in errors}
    other = [
        (code, status)
        for code, status, *_ in reference_pages.gateway_errors(ROOT)
        if catalog.get(code, status) != status
    ]
    assert other == []


def test_the_gateway_lets_get_call_exactly_the_functions_that_only_read(db: Database) -> None:
    template = (ROOT / "gateway" / "nginx.conf.j2").read_text()
    found = re.search(r"readable_functions \| default\((\[.*?\])\)", template)
    assert found, "gateway/nginx.conf.j2 has no default for readable_functions"
    with db.connect() as connection:
        functions = reference_pages.rows(connection, reference_pages.FUNCTIONS)
    readable = {function["name"] for function in functions if function["is_readable"]}
    assert sorted(json.loads(found[1])) == sorted(readable)
