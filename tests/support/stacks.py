"""Real stacks over databases of their own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from ontour.cluster import Cluster
from ontour.ports import free_port
from ontour.stack import Stack
from ontour.throwaway import TEMPLATE, Throwaway
from tests.support.database import cloned


@contextmanager
def own_stack(
    throwaway: Throwaway, cluster: Cluster, purpose: str, **gateway: object
) -> Iterator[Stack]:
    """PostgREST, bridge and gateway over a clone of the template; `gateway` sets its variables."""
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
            overrides={"gateway": gateway},
        ) as running,
    ):
        yield running
