"""Real stacks over databases of their own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ontour.cluster import Cluster
from ontour.ports import free_port
from ontour.stack import Stack
from ontour.throwaway import TEMPLATE, Throwaway
from tests.support.database import cloned

# So frequent that nobody waits long for one.
HEARTBEATS = {"RELAY_HEARTBEAT_SECONDS": "0.3"}


@contextmanager
def own_stack(
    throwaway: Throwaway,
    cluster: Cluster,
    purpose: str,
    gateway: Mapping[str, object] | None = None,
    relay: Mapping[str, str] | None = None,
) -> Iterator[Stack]:
    """A stack over a clone of the template; `gateway` sets variables, `relay` its environment."""
    name = f"{purpose}_{uuid.uuid4().hex[:12]}"
    with (
        cloned(cluster, TEMPLATE, name),
        Stack(
            cluster,
            name,
            run_dir=throwaway.paths.run / name,
            port=free_port(),
            admin_port=free_port(),
            paths=throwaway.paths,
            keys=throwaway.paths.state / f"keys_{name}",
            overrides={"gateway": gateway or {}, "relay": HEARTBEATS | dict(relay or {})},
        ) as running,
    ):
        yield running
