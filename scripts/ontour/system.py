"""What On Tour needs of the machine: programs that come as packages of the distribution."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from ontour.cluster import INSTALLATIONS, installed_versions
from ontour.errors import Problem

SCRIPT = Path(__file__).with_name("apt-install.sh")
EXTENSIONS = Path("/usr/share/postgresql")


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must be there, and the package that brings it."""

    package: str
    reason: str
    is_there: Callable[[], bool]


def program(name: str) -> Callable[[], bool]:
    """Whether a program is installed; daemons stand where an ordinary PATH does not look."""
    path = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin"
    return lambda: shutil.which(name, path=path) is not None


def perl_module(name: str) -> Callable[[], bool]:
    """Whether Perl finds a module."""
    return lambda: (
        subprocess.run(["perl", f"-M{name}", "-e1"], capture_output=True, check=False).returncode
        == 0
    )


def to_run() -> list[Need]:
    """What `up` needs."""
    return [
        Need("postgresql", "the database", lambda: bool(installed_versions())),
        Need("sqitch", "deploys the database's changes", program("sqitch")),
        Need("libdbd-pg-perl", "lets sqitch talk to PostgreSQL", perl_module("DBD::Pg")),
        Need("nginx-light", "the gateway", program("nginx")),
        Need("curl", "sends the examples that `up` prints", program("curl")),
    ]


def to_test() -> list[Need]:
    """What `test` needs on top; names follow the version of the server."""
    version = next(iter(installed_versions()), None)
    extensions = EXTENSIONS / str(version) / "extension"

    def extension(name: str) -> Callable[[], bool]:
        return lambda: (extensions / f"{name}.control").exists()

    return [
        Need(f"postgresql-{version}-pgtap", "tests in SQL", extension("pgtap")),
        Need(
            f"postgresql-{version}-plpgsql-check",
            "reads the bodies of functions",
            extension("plpgsql_check"),
        ),
        Need("libtap-parser-sourcehandler-pgtap-perl", "runs tests in SQL", program("pg_prove")),
        Need("chromium", "tests what people see in a browser", program("chromium")),
    ]


def ensure(needs: list[Need], console: Console) -> None:
    """Install what is missing, after saying what and why."""
    missing = [need for need in needs if not need.is_there()]
    if not missing:
        return
    console.print("On Tour needs packages of the distribution that are not installed yet:")
    for need in missing:
        console.print(f"  [bold]{need.package}[/bold]  {need.reason}")
    console.print("They are installed with apt; none of their services is started.")
    if shutil.which("apt-get") is None:
        raise Problem("There is no apt-get here.", "Install the packages above yourself.")
    install([need.package for need in missing], console)
    still = [need.package for need in needs if not need.is_there()]
    if still:
        raise Problem(f"Still missing after the installation: {', '.join(still)}.")


def install(packages: list[str], console: Console) -> None:
    """Run apt as root, showing what it does."""
    argv = ["sh", str(SCRIPT), *packages]
    if os.getuid() != 0:
        if shutil.which("sudo") is None:
            raise Problem(
                "Installing packages takes root, and there is no sudo.",
                f"As root: {' '.join(argv)}",
            )
        # Asks for the password, if it needs one, before the progress line is drawn.
        subprocess.run(["sudo", "--validate"], check=True)
        argv = ["sudo", *argv]
    said: list[str] = []
    with (
        console.status("apt-get update") as status,
        subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True,
        ) as process,
    ):  # fmt: skip
        assert process.stdout is not None  # noqa: S101 - what PIPE promises
        for line in process.stdout:
            said.append(line.rstrip())
            status.update(line.strip()[: console.width - 4] or "apt-get")
    if process.returncode:
        raise Problem("apt-get failed:\n" + "\n".join(said[-15:]))


def versions() -> dict[str, str]:
    """The versions of the distribution's programs, for `status`."""
    newest = next(iter(installed_versions()), None)
    postgres = INSTALLATIONS / str(newest) / "bin" / "postgres"
    return {"postgresql": _first_line(postgres, "--version"), "nginx": _first_line("nginx", "-v")}


def _first_line(*argv: str | Path) -> str:
    path = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin"
    done = subprocess.run(argv, capture_output=True, text=True, check=False, env={"PATH": path})
    return (done.stdout or done.stderr).strip().splitlines()[0]
