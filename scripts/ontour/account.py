"""The unprivileged user that every process runs as when root starts the stack."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

SYSTEM_USER = "ontour"


@dataclass(frozen=True, slots=True)
class Account:
    """A user, and how to start a program as that user."""

    name: str
    uid: int
    gid: int
    switch: bool

    @classmethod
    def current(cls) -> Account:
        """The caller; for root the system user `ontour`, which is made when there is none."""
        if os.getuid() != 0:
            user = pwd.getpwuid(os.getuid())
            return cls(user.pw_name, user.pw_uid, user.pw_gid, switch=False)
        try:
            user = pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            subprocess.run(
                ["useradd", "--system", "--user-group", "--no-create-home",
                 "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
                check=True,
            )  # fmt: skip
            user = pwd.getpwnam(SYSTEM_USER)
        return cls(user.pw_name, user.pw_uid, user.pw_gid, switch=True)

    def command(self, *argv: str | Path) -> list[str]:
        """The command line that runs `argv` as this user."""
        words = [str(word) for word in argv]
        if not self.switch:
            return words
        user = [f"--reuid={self.uid}", f"--regid={self.gid}", "--init-groups"]
        return ["setpriv", *user, "--", *words]

    def make_dir(self, path: Path, mode: int = 0o700) -> Path:
        """Make a directory that belongs to this user, or take over the one that is there."""
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(mode)
        self.give(path)
        return path

    def give(self, path: Path) -> None:
        """Make this user the owner of a file or directory."""
        if self.switch:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def write(self, path: Path, text: str, mode: int = 0o600) -> Path:
        """Write a file that belongs to this user; nobody can read it before its mode is set."""
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
            file.write(text)
        self.give(path)
        return path

    def readable(self, source: Path, copies: Path) -> Path:
        """`source`, or a copy of it when this user cannot enter the folders above it."""
        if not self.switch or all(folder.stat().st_mode & 0o001 for folder in source.parents):
            return source
        copy = copies / source.name
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        for path in [copy, *copy.rglob("*")]:
            self.give(path)
        return copy
