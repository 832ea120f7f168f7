"""db/schema.snapshot.sql: the whole schema as one file, so that a diff shows what a change does."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from ontour.cluster import Cluster
from ontour.errors import Problem

FILE = Path("db") / "schema.snapshot.sql"

# Partitions come with the calendar, not with a change.
MONTHLY_PARTITION = "*.log_[0-9][0-9][0-9][0-9]_[0-9][0-9]"

# What depends on the versions of server and pg_dump, and says nothing of the schema. Version 15
# also writes two spaces before FROM PUBLIC.
VERSION_LINES = re.compile(
    r"^(-- Dumped (from|by) |SET |SELECT pg_catalog\.set_config).*\n", re.MULTILINE
)


def dump(cluster: Cluster, dbname: str) -> str:
    """The schema of a database, the same text wherever it was deployed."""
    done = subprocess.run(
        [
            cluster.bin_dir / "pg_dump", "--schema-only", "--no-owner", "--restrict-key=x",
            "--exclude-schema=sqitch", "--exclude-schema=tests",
            f"--exclude-table={MONTHLY_PARTITION}",
        ],
        env=os.environ | cluster.environment("postgres", dbname),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Problem(f"pg_dump failed:\n{done.stderr}")
    return VERSION_LINES.sub("", done.stdout).replace("  FROM PUBLIC", " FROM PUBLIC")
