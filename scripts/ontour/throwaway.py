"""A cluster for one test run: deployed once, cloned for every test or worker, gone afterwards."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ontour import deploy, passwords
from ontour.account import Account
from ontour.cluster import Cluster
from ontour.deploy import Progress
from ontour.paths import ROOT, Paths

# Names the state directory to the processes of the same test run.
VARIABLE = "ONTOUR_TEST_STATE"

PREFIX = "ontour-test-"

# Open, and so locked, as long as this process lives.
_owned: list[TextIO] = []

# As sqitch leaves it, and the same with reference data. Tests open no session in them: nobody could
# clone them meanwhile.
DEPLOYED = "ontour_deployed"
TEMPLATE = "ontour_template"


@dataclass(frozen=True, slots=True)
class Throwaway:
    """The cluster of a test run; several processes may use it at once."""

    paths: Paths

    @classmethod
    def make(cls) -> Throwaway:
        """Make the state directory. The cluster comes with the first `prepare`."""
        cls.discard_abandoned()
        state = Path(tempfile.mkdtemp(prefix=PREFIX))
        state.chmod(0o711)
        owner = (state / "owner.new").open("w")
        fcntl.flock(owner, fcntl.LOCK_EX)
        (state / "owner.new").rename(state / "owner")
        _owned.append(owner)
        return cls(Paths(ROOT, state))

    @classmethod
    def discard_abandoned(cls) -> None:
        """Discard what runs that were killed have left: nobody holds its lock any more."""
        for file in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/owner"):
            if file.stat().st_uid != os.getuid():
                continue
            with file.open() as owner:
                try:
                    fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                cls(Paths(ROOT, file.parent)).discard()

    @classmethod
    def attach(cls) -> Throwaway | None:
        """The one that this test run has made already, if it has."""
        state = os.environ.get(VARIABLE)
        return cls(Paths(ROOT, Path(state))) if state else None

    @property
    def cluster(self) -> Cluster:
        """The cluster; it answers once `prepare` has run."""
        return Cluster(
            data=self.paths.data,
            socket_dir=self.paths.run,
            log=self.paths.logs / "postgres.log",
            account=Account.current(),
            passwords=passwords.ensure(self.paths.secrets),
            durable=False,
        )

    def prepare(self, progress: Progress | None = None) -> Cluster:
        """Start the cluster and deploy the templates; whoever comes second waits for the first."""
        with (self.paths.state / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            cluster = self.cluster
            ready = self.paths.state / "ready"
            if not ready.exists():
                cluster.account.make_dir(self.paths.logs)
                cluster.start()
                deploy.prepare_roles(cluster, ROOT)
                deploy.create_database(cluster, DEPLOYED, ROOT)
                deploy.migrate(cluster, DEPLOYED, ROOT, progress)
                deploy.clone(cluster, DEPLOYED, TEMPLATE, ROOT)
                deploy.load(cluster, TEMPLATE)
                ready.touch()
            return cluster

    def discard(self) -> None:
        """Stop the cluster and remove all that was made."""
        self.cluster.stop()
        shutil.rmtree(self.paths.state)
        if self.paths.run.exists():
            shutil.rmtree(self.paths.run)
