"""docs/reference/documents.md lists every document with its media type."""

from __future__ import annotations

import re

from auth_bridge.endpoints import endpoints
from ontour.paths import ROOT

PAGE = (ROOT / "docs" / "reference" / "documents.md").read_text()


def test_the_page_has_every_document_and_no_other() -> None:
    rows = re.findall(r"^\| `(/\S+)` \| `(\S+)` \|", PAGE, re.MULTILINE)
    assert rows == [(one.path, one.media) for one in endpoints() if one.media]
