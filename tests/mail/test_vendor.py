"""procrastinate's tables and functions are the installed package's, to the byte."""

from __future__ import annotations

from importlib import resources

from ontour.paths import ROOT


def test_the_queue_is_the_installed_packages_own() -> None:
    installed = resources.files("procrastinate").joinpath("sql", "schema.sql").read_bytes()
    assert (ROOT / "db" / "vendor" / "procrastinate.sql").read_bytes() == installed
