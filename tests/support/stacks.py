"""Real stacks over databases of their own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ontour.cluster import Cluster
from ontour.ports import free_port
from ontour.stack import Stack
from ontour.throwaway import TEMPLATE, Throwaway
from tests.support.database import Database, cloned

# So frequent that nobody waits long for one.
HEARTBEATS = {"RELAY_HEARTBEAT_SECONDS": "0.3"}


@contextmanager
def own_stack(
    throwaway: Throwaway,
    cluster: Cluster,
    purpose: str,
    gateway: Mapping[str, object] | None = None,
    relay: Mapping[str, str] | None = None,
    *,
    bridge: Mapping[str, str] | None = None,
    provider_port: int | None = None,
    throttled: bool = False,
) -> Iterator[Stack]:
    """A stack over a clone of the template; `gateway` sets variables, the others their environment.

    Nobody is throttled but where a test asks for it: everybody comes from one address here.
    """
    name = f"{purpose}_{uuid.uuid4().hex[:12]}"
    with cloned(cluster, TEMPLATE, name) as database:
        if not throttled:
            lift_limits(database)
        with Stack(
            cluster,
            name,
            run_dir=throwaway.paths.run / name,
            port=free_port(),
            admin_port=free_port(),
            paths=throwaway.paths,
            keys=throwaway.paths.state / f"keys_{name}",
            provider_port=provider_port,
            overrides={
                "gateway": gateway or {},
                "relay": HEARTBEATS | dict(relay or {}),
                "bridge": bridge or {},
            },
        ) as running:
            yield running


def lift_limits(database: Database) -> None:
    """Let everything be tried as often as a test wants to."""
    with database.connect() as superuser:
        superuser.execute("update auth.throttle_limits set most = 1000000, within = '1 second'")
