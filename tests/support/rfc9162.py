"""Merkle trees as RFC 9162 (2.1) defines them, after its text and nothing else.

What the database says is held against this, and an auditor who has an anchor and a proof needs no
more than `verify_inclusion`, and `opens` for the parts of a row that stand in it by their hash.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256


def leaf_hash(entry: bytes) -> bytes:
    """HASH(0x00 || d(0))."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """HASH(0x01 || left || right)."""
    return sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """The largest power of two that is smaller."""
    return 1 << (size - 1).bit_length() - 1


def root(entries: Sequence[bytes]) -> bytes:
    """The Merkle tree hash MTH(D[n]), n > 0."""
    if len(entries) == 1:
        return leaf_hash(entries[0])
    k = split(len(entries))
    return node_hash(root(entries[:k]), root(entries[k:]))


def path(index: int, entries: Sequence[bytes]) -> list[bytes]:
    """The inclusion path PATH(m, D[n]) of 2.1.3.1."""
    if len(entries) == 1:
        return []
    k = split(len(entries))
    if index < k:
        return [*path(index, entries[:k]), root(entries[k:])]
    return [*path(index - k, entries[k:]), root(entries[:k])]


def verify_inclusion(
    leaf: bytes, index: int, size: int, inclusion_path: Sequence[bytes], root_hash: bytes
) -> bool:
    """Whether a leaf is at this index of the tree with this root (2.1.3.2)."""
    if index >= size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in inclusion_path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn != 0:
                fn >>= 1
                sn >>= 1
        else:
            r = node_hash(r, p)
        fn >>= 1
        sn >>= 1
    return sn == 0 and r == root_hash


def opens(commitment: str, opening: Mapping[str, str]) -> bool:
    """Whether a part of a row that stands in it by its salted hash is this one; not of the RFC."""
    salted = bytes.fromhex(opening["salt"]) + opening["text"].encode()
    return sha256(salted).hexdigest() == commitment
