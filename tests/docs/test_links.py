"""Every link of a page leads somewhere: files are there, and so are their headings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ontour.paths import ROOT

OUTSIDE = re.compile(r"^[a-z]+:")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)

PAGES = sorted(
    page
    for folder in (
        "*.md",
        "auth-bridge/*.md",
        "clients/python/*.md",
        "db/**/*.md",
        "docs/**/*.md",
        "gateway/**/*.md",
    )
    for page in ROOT.glob(folder)
)


def anchors(page: Path) -> set[str]:
    """The anchors of its headings, as GitHub makes them."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in HEADING.findall(page.read_text())
    }


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_resolve(page: Path) -> None:
    broken = []
    for link in LINK.findall(CODE.sub("", page.read_text())):
        if OUTSIDE.match(link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("shelf", ["tutorials", "how-to", "reference", "explanation", "decisions"])
def test_every_page_of_a_shelf_is_found_from_the_index(shelf: str) -> None:
    index = (ROOT / "docs" / "README.md").read_text()
    pages = {str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs" / shelf).glob("*.md")}
    assert pages, f"docs/{shelf} has no page"
    linked = set(LINK.findall(index))
    assert f"{shelf}/" in linked or pages <= linked
