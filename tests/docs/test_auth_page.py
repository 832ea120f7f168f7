"""docs/reference/auth.md: every endpoint is there, with an example that runs and all its codes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from auth_bridge.endpoints import endpoints
from auth_bridge.endpoints.endpoint import Endpoint
from ontour.cluster import Cluster
from ontour.paths import ROOT
from ontour.ports import free_port
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.docs.test_readme import ADDRESS, SEPARATOR, Step, same, steps
from tests.support.stacks import own_stack

PAGE = "docs/reference/auth.md"
PROVIDER = "http://127.0.0.1:9400"
# ./ontour on the stack of the test, whose folder has a mailbox of its own.
SHIM = """\
#!/bin/sh
ONTOUR_STATE={state} exec {python} -m ontour "$@"
"""


@pytest.fixture(scope="module")
def page_stack(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack with the development provider, whose sign-ins may end where the page says."""
    with own_stack(
        throwaway,
        cluster,
        "page",
        NO_RATE_LIMIT,
        bridge={"BRIDGE_RETURN_TO": '["http://localhost:5173/"]'},
        provider_port=free_port(),
    ) as running:
        yield running


def sections() -> dict[str, str]:
    """The text under each heading of an endpoint."""
    found = re.split(r"^### (.+)$", (ROOT / PAGE).read_text(), flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def described() -> list[Endpoint]:
    """Those of this page; docs/reference/documents.md has the others."""
    elsewhere = ("/documents/", "/calendar/")
    return [one for one in endpoints() if not one.path.startswith(elsewhere)]


def test_the_page_has_every_endpoint_and_no_other() -> None:
    assert sorted(sections()) == sorted(f"{one.method} {one.path}" for one in described())


@pytest.mark.parametrize("endpoint", described(), ids=lambda endpoint: endpoint.name)
def test_an_endpoint_has_an_example_and_all_its_codes(endpoint: Endpoint) -> None:
    section = sections()[f"{endpoint.method} {endpoint.path}"]
    assert "```sh" in section
    listed = re.search(r"^Codes: ((?:.|\n)*?)\.$", section, re.MULTILINE)
    assert set(re.findall(r"`([A-Z_]+)`", listed[1] if listed else "")) == set(endpoint.codes)
    says = re.search(r"\b(Signed in|Stepped up)\b", section.partition("```")[0])
    assert bool(says) == endpoint.signed_in or endpoint.path == "/auth/logout"


def test_the_examples_run_in_order_and_answer_what_the_page_says(
    page_stack: Stack, tmp_path: Path
) -> None:
    shim = tmp_path / "ontour"
    shim.write_text(SHIM.format(state=page_stack.run_dir, python=sys.executable))
    shim.chmod(0o755)
    found: list[Step] = steps(PAGE)
    script = "set -eu\n" + "".join(f"{step.commands}printf '\\036'\n" for step in found)

    def localized(text: str) -> str:
        provider = f"http://127.0.0.1:{page_stack.provider_port}"
        return text.replace(ADDRESS, page_stack.base_url).replace(PROVIDER, provider)

    done = subprocess.run(
        [shutil.which("bash") or "bash", "-c", localized(script)],
        cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False,
        env=page_stack.environment() | {
            "PATH": f"{Path(sys.executable).parent}:{page_stack.environment()['PATH']}",
            "PYTHONPATH": f"{ROOT / 'scripts'}:{ROOT / 'auth-bridge'}",
        },
    )  # fmt: skip
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    for step, output in zip(found, done.stdout.split(SEPARATOR)[:-1], strict=True):
        if step.output is None:
            assert output.strip() == "", f"{step.commands}\nprints {output}"
        else:
            answer, shown = output.strip(), localized(step.output)
            same(_json(shown), _json(answer), step.commands)


def _json(text: str) -> object:
    """One answer, or several one after the other, as a list."""
    decoder, found, rest = json.JSONDecoder(), [], text.strip()
    while rest:
        value, end = decoder.raw_decode(rest)
        found.append(value)
        rest = rest[end:].lstrip()
    return found
