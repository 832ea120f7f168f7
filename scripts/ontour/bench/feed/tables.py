"""The tables whose writes are compared, and the statements."""

from __future__ import annotations

import json
from dataclasses import dataclass

BULK_ROWS = 5000
ORG = "0199aaaa-0000-7000-8000-000000000001"


@dataclass(frozen=True, slots=True)
class Kind:
    """A table, and what of the feed is at work on it."""

    name: str
    table: str
    tracked: bool = False
    followed: bool = False


PLAIN = Kind("plain table", "bench_plain")
NOTIFY = Kind("with a lone NOTIFY", "bench_notify")
TRACKED = Kind("tracked", "bench_tracked", tracked=True)
FOLLOWED = Kind("tracked, sequencer at work", "bench_tracked", tracked=True, followed=True)
# With its foreign keys and its own rules, as every request meets it.
UNTRACKED_SHOWS = Kind("shows, tracking off", "shows")
SHOWS = Kind("shows", "shows", tracked=True)
KINDS = [PLAIN, NOTIFY, TRACKED, FOLLOWED, UNTRACKED_SHOWS, SHOWS]
TRIGGERS = (
    "_100_stamp_row", "_700_cascade_delete", "_800_log_insert", "_800_log_update",
    "_800_log_delete",
)  # fmt: skip

# What PostgREST sets for each request, of the usual length.
CLAIMS = {
    "iss": "http://127.0.0.1:8080", "aud": "ontour", "sub": "0199aaaa-0000-7000-8000-000000000002",
    "sid": "0199aaaa-0000-7000-8000-000000000003", "role": "member", "amr": ["pwd"],
    "iat": 1795000000, "exp": 1795003600, "email": "band@bench.example",
}  # fmt: skip
HEADERS = {
    "host": "postgrest", "accept": "*/*", "authorization": "Bearer_" + 600 * "x",
    "x-real-ip": "127.0.0.1", "x-request-id": 32 * "0", "user-agent": "bench",
}  # fmt: skip

INSERT = """
insert into api.{table} (org_id, name, show_on, status, city, country, notes)
values ('{org}', 'Paradiso', '2027-03-14', 'draft', 'Amsterdam', 'NL', 'Doors at eight');
"""
UPDATE = """
\\set n random(1, {rows})
update api.{table} set notes = 'Doors at ' || :n
where org_id = '{org}' and external_id = 'bench-' || :n and deleted_at is null;
"""
SCRIPTS = {"insert": INSERT, "update": UPDATE}
BULK_INSERT = """
insert into api.{table} (
    org_id, name, show_on, status, city, country, time_zone, expected_attendance, notes, external_id
)
select
    '{org}', 'Show ' || n, date '2027-01-01' + n % 900, 'pending', 'Amsterdam', 'NL',
    'Europe/Amsterdam', 200 + n, 'Load-in through the yard at the stage door', 'bench-' || n
from generate_series(1, {rows}) as n
"""
BULK_UPDATE = "update api.{table} set notes = 'Doors at ' || {round}"


def options() -> str:
    """The settings of a request, and the login's shared plans, as libpq options."""
    values = {
        "request.jwt.claims": json.dumps(CLAIMS, separators=(",", ":")),
        "request.headers": json.dumps(HEADERS, separators=(",", ":")),
        "request.path": "/shows",
        "plan_cache_mode": "force_generic_plan",
    }
    return " ".join(f"-c {name}={value}" for name, value in values.items())
