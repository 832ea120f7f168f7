"""Small files that others read while they are written: each is whole, whoever looks and when.

Who writes holds the folder's lock.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

Content = TypeVar("Content")

SECRET, PUBLIC = 0o600, 0o644
UNFINISHED = ".new-"


class Watched(Generic[Content]):
    """A file's content, parsed again whenever another file has taken its place.

    Asking costs one stat(), a thousandth of what checking a signature costs.
    """

    def __init__(self, path: Path, parse: Callable[[bytes], Content]) -> None:
        self._path = path
        self._parse = parse
        self._read: tuple[tuple[int, ...], Content] | None = None

    def content(self) -> Content:
        """What the file holds now; a file that is missing or broken is an error that names it."""
        stamp = stamp_of(self._path)
        if self._read is None or self._read[0] != stamp:
            try:
                self._read = stamp, self._parse(self._path.read_bytes())
            except (ValueError, TypeError, KeyError) as error:
                raise ValueError(f"{self._path}: {error}") from error
        return self._read[1]


def stamp_of(path: Path) -> tuple[int, ...]:
    """What tells a file from the one that was there before it."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes from writing to the folder; what was written is on the disk after it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        for unfinished in folder.glob(f"{UNFINISHED}*"):
            unfinished.unlink()
        yield
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(path: Path, mode: int) -> None:
    """Make a folder, if it is not there, that belongs to whom the one around it belongs."""
    if path.exists():
        return
    path.mkdir(mode=mode, exist_ok=True)
    if os.getuid() == 0:
        owner = path.parent.stat()
        os.chown(path, owner.st_uid, owner.st_gid)


def replace(path: Path, content: bytes, mode: int) -> None:
    """Write a file whole or not at all; nothing happens if it holds this already."""
    if not path.exists() or path.read_bytes() != content:
        _unfinished(path, content, mode).replace(path)


def create(path: Path, content: bytes, mode: int) -> None:
    """Write a file whole or not at all, and never over another."""
    if not path.exists():
        _unfinished(path, content, mode).replace(path)


def _unfinished(path: Path, content: bytes, mode: int) -> Path:
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f"{UNFINISHED}{path.name}.", delete=False
    ) as file:
        os.fchmod(file.fileno(), mode)
        if os.getuid() == 0:
            # Who reads it is whoever the folder belongs to.
            owner = path.parent.stat()
            os.fchown(file.fileno(), owner.st_uid, owner.st_gid)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Path(file.name)
