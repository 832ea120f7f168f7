"""Loads: wrk for HTTP, pgbench for SQL, both in a closed loop, with a log of every latency."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ontour.cluster import Cluster
from ontour.errors import Problem

SCRIPT = Path(__file__).with_name("load.lua")


class WrongAnswer(Exception):
    """Something answered other than the database says it must; nothing is counted then."""


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request of a load; `version` fills the %d of the body and counts on."""

    path: str
    body: str = ""
    version: int | None = None

    def line(self) -> str:
        """As load.lua reads it."""
        return f"{self.path}\t{'' if self.version is None else self.version}\t{self.body}\n"


@dataclass(frozen=True, slots=True)
class Measured:
    """Latencies in milliseconds, in ascending order, and the seconds in which they came about."""

    latencies: list[float]
    seconds: float

    @property
    def throughput(self) -> float:
        """Requests a second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """The latency that this share of the requests did not exceed."""
        return self.latencies[min(int(len(self.latencies) * share), len(self.latencies) - 1)]


def wrk(
    base_url: str, method: str, headers: Mapping[str, str], requests: Iterable[Request],
    connections: int, seconds: float,
) -> Measured:  # fmt: skip
    """Send requests over so many connections, each as soon as its last was answered."""
    with tempfile.TemporaryDirectory(prefix="ontour-load-") as folder:
        file = Path(folder) / "requests"
        lines = [request.line() for request in requests]
        # At least one for each connection.
        file.write_text("".join(lines * -(-connections // len(lines))))
        logs = Path(folder) / "logs"
        logs.mkdir()
        said = subprocess.run(
            ["wrk", f"-t{connections}", f"-c{connections}", f"-d{max(1, round(seconds))}s",
             "--timeout", "30s", "-s", SCRIPT,
             *(word for item in headers.items() for word in ("-H", ": ".join(item))),
             base_url, "--", file, logs, method],
            env=os.environ | {"BENCH_CONNECTIONS": str(connections)}, check=True,
            stdin=subprocess.DEVNULL, capture_output=True, text=True,
        ).stdout  # fmt: skip
        if "Socket errors" in said:
            raise WrongAnswer(f"{method} {base_url}: {said}")
        return read_log(line for log in logs.iterdir() for line in log.read_text().splitlines())


def read_log(lines: Iterable[str]) -> Measured:
    """Read what load.lua wrote; an answer other than 2xx spoils it all."""
    starts, ends, latencies = [], [], []
    for line in lines:
        if line.startswith("#"):
            raise WrongAnswer(line)
        start, end, _ = line.split()
        starts.append(int(start))
        ends.append(int(end))
        latencies.append((int(end) - int(start)) / 1000)
    if not latencies:
        raise WrongAnswer("No request was answered in time.")
    return Measured(sorted(latencies), (max(ends) - min(starts)) / 1e6)


def pgbench(
    cluster: Cluster, dbname: str, scripts: list[str], variables: Mapping[str, str],
    connections: int, seconds: float, role: str = "authenticator", options: str = "",
) -> Measured:  # fmt: skip
    """Run transactions as PostgREST's login does; each script is chosen as often as any other."""
    with tempfile.TemporaryDirectory(prefix="ontour-load-") as folder:
        files = []
        for number, script in enumerate(scripts):
            file = Path(folder) / f"{number}.sql"
            file.write_text(script)
            files += ["-f", str(file)]
        done = subprocess.run(
            [cluster.bin_dir / "pgbench", "--no-vacuum", "--protocol", "prepared",
             "--client", str(connections), "--jobs", str(min(connections, 2)),
             "--time", str(max(1, round(seconds))), "--log", "--log-prefix", f"{folder}/log",
             *files, *(word for item in variables.items() for word in ("-D", "=".join(item)))],
            env=os.environ | cluster.environment(role, dbname) | {"PGOPTIONS": options},
            check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode or "ERROR" in done.stderr:
            raise Problem(f"pgbench failed:\n{done.stderr[-2000:]}")
        # Client, transaction, microseconds, script, seconds and microseconds of its end.
        logs = [log.read_text() for log in Path(folder).glob("log.*")]
        words = [line.split() for log in logs for line in log.splitlines()]
    ends = [int(word[4]) + int(word[5]) / 1e6 for word in words]
    latencies = [int(word[2]) / 1000 for word in words]
    begun = min(end - latency / 1000 for end, latency in zip(ends, latencies, strict=True))
    return Measured(sorted(latencies), max(ends) - begun)
