"""Where everything is: the checkout and the state that `./ontour` keeps for it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# A unix socket's path has at most 107 bytes, whatever the file system allows.
LONGEST_SOCKET_PATH = 107
LONGEST_SOCKET_NAME = len("/stack_0123456789ab/postgrest.sock")


@dataclass(frozen=True, slots=True)
class Paths:
    """One checkout and one state directory; `up` uses .ontour, tests a temporary one."""

    root: Path
    state: Path

    @classmethod
    def default(cls) -> Paths:
        """The checkout that this program stands in, with .ontour or what ONTOUR_STATE names."""
        return cls(ROOT, Path(os.environ.get("ONTOUR_STATE") or ROOT / ".ontour").resolve())

    @property
    def data(self) -> Path:
        """The cluster's data directory."""
        return self.state / "pg"

    @property
    def run(self) -> Path:
        """Sockets and rendered configuration; elsewhere when the path is too long for a socket."""
        run = self.state / "run"
        if len(os.fsencode(run)) + LONGEST_SOCKET_NAME <= LONGEST_SOCKET_PATH:
            return run
        name = hashlib.sha256(os.fsencode(self.state)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"ontour-{os.getuid()}-{name}"

    @property
    def keys(self) -> Path:
        """Signing keys."""
        return self.state / "keys"

    @property
    def mail(self) -> Path:
        """The local mailbox."""
        return self.state / "mail"

    @property
    def logs(self) -> Path:
        """Logs of every process."""
        return self.state / "logs"

    @property
    def tools(self) -> Path:
        """What comes from npm: PostgREST and Swagger UI; one copy serves every stack."""
        return (self.root / ".ontour").resolve() / "npm"

    @property
    def secrets(self) -> Path:
        """Passwords of the database roles."""
        return self.state / "passwords.json"
