"""Every row of the threat model is there, and every test that it or the page on ASVS names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXPLANATION = ROOT / "docs" / "explanation"
PAGE = (EXPLANATION / "threat-model.md").read_text()
ASVS = (EXPLANATION / "asvs.md").read_text()
ROWS = {
    number: row
    for row in PAGE.splitlines()
    if row.startswith("|") and (number := row.split("|")[1].strip())
}


def test_no_threat_is_left_out() -> None:
    assert {f"P{number}" for number in range(1, 25)} | {
        f"T{number}" for number in range(1, 39)
    } <= ROWS.keys()


@pytest.mark.parametrize("number", range(1, 25))
def test_every_guard_has_a_test_of_its_number(number: int) -> None:
    files = re.findall(r"`(test_\w+\.py)`", ROWS[f"P{number}"])
    assert files
    for file in files:
        text = (Path(__file__).parent / file).read_text()
        assert f"def test_p{number:02}_" in text or f"(P{number})" in text, file


@pytest.mark.parametrize("number", range(1, 39))
def test_every_threat_names_its_proof_or_the_module_that_brings_it(number: int) -> None:
    row = ROWS[f"T{number}"]
    proofs = re.findall(r"`((?:tests|db)/[^`]+)`", row)
    assert proofs or re.search(r"\| with (?:the feed|ticketing|identity|files) \|$", row), row


@pytest.mark.parametrize(
    "proof", sorted(set(re.findall(r"`((?:tests|db|auth-bridge)/[^`]+)`", PAGE + ASVS)))
)
def test_every_proof_exists(proof: str) -> None:
    path, _, name = proof.partition("::")
    text = (ROOT / path).read_text()
    assert f"def {name}(" in text or not name


def test_what_asvs_asks_and_we_do_not_do_is_said_at_the_beginning() -> None:
    beginning, _, tables = ASVS.partition("\n## V6")
    for row in tables.splitlines():
        cells = [cell.strip() for cell in row.split("|")]
        if len(cells) == 7 and cells[4] == "no":
            assert cells[1] in beginning, row
