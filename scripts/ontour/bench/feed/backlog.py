"""What is rare and large: catching up, pushing what was done offline, verifying, idle sockets."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from typing import Any

import httpx

from ontour.bench import usage
from ontour.bench.feed.follower import MARK, Follower
from ontour.bench.feed.followers import following
from ontour.bench.feed.ground import Ground
from ontour.bench.ground import Say
from ontour.bench.load import WrongAnswer

ROWS_A_STATEMENT = 1000
PAGE = 1000
OPERATIONS = 1000
SEAL_SECONDS = 600

# A row for each number, so that a follower can tell one change from another.
MARKING = """
update api.shows set notes = %s || lpad((%s + numbered.n - 1)::text, 8, '0')
from (
    select id, row_number() over (order by id) as n from api.shows where org_id = %s
    order by id limit %s
) as numbered
where shows.id = numbered.id
"""


@dataclass(frozen=True, slots=True)
class Backlog:
    """How long each took, in seconds."""

    changes: int
    by_socket: float
    by_get: float
    operations: int
    push: float
    push_again: float


@dataclass(frozen=True, slots=True)
class Idle:
    """Memory (PSS) in megabytes by process, without sockets and with so many that say nothing."""

    sockets: int
    before: dict[str, float]
    after: dict[str, float]

    def kb_a_socket(self, name: str) -> float:
        """Kilobytes that a socket takes in this process."""
        return (self.after[name] - self.before[name]) * 1024 / self.sockets


@dataclass(frozen=True, slots=True)
class Verified:
    """How long one look over so many sealed rows took."""

    rows: int
    seconds: float


def measure(ground: Ground, changes: int, operations: int, say: Say) -> Backlog:
    """Miss so many changes, and catch up with them, by either way; then push."""
    person = ground.followers[0]
    position = ground.published()
    say(f"Making {changes:,} changes that somebody misses")
    make(ground, changes)
    head = ground.published()
    say("Catching up by socket")
    by_socket = catch_up(ground, ground.token(person), position, changes)
    say("Catching up by GET")
    by_get = page_through(ground, ground.token(person), position, head, changes)
    say(f"Pushing {operations:,} operations")
    first, again = push(ground, operations)
    return Backlog(changes, by_socket, by_get, operations, first, again)


def make(ground: Ground, changes: int) -> None:
    """Change rows of the organization that everybody follows."""
    org_id = ground.people[0].org_id
    with ground.connect() as connection:
        for start in range(0, changes, ROWS_A_STATEMENT):
            count = min(ROWS_A_STATEMENT, changes - start)
            connection.execute(MARKING, [MARK.decode(), start, org_id, count])


def catch_up(ground: Ground, token: str, position: int, changes: int) -> float:
    """Seconds from subscribing to the last change that was missed."""
    follower = Follower(ground.server.host, ground.server.port, ground.server.path)
    start = time.perf_counter()
    follower.begin(token, position=position)
    while len(follower.numbers) < changes:
        follower.read()
    elapsed = follower.times[-1] - start
    follower.close()
    if list(follower.numbers) != list(range(changes)) or follower.backwards:
        raise WrongAnswer("by socket: not every change once, in order")
    return elapsed


def page_through(ground: Ground, token: str, position: int, head: int, changes: int) -> float:
    """Seconds of asking for a page after the other."""
    numbers: list[int] = []
    start = time.perf_counter()
    with httpx.Client(
        base_url=ground.stack.base_url, headers={"Authorization": f"Bearer {token}"}, timeout=30
    ) as client:
        while position < head:
            reply = client.get(f"/api/changes?position=gt.{position}&limit={PAGE}")
            if reply.status_code != httpx.codes.OK:
                raise WrongAnswer(f"{reply.status_code} {reply.text[:500]}")
            numbers += marks(reply.content)
            position = int(reply.headers["Feed-Position"])
    elapsed = time.perf_counter() - start
    if numbers != list(range(changes)):
        raise WrongAnswer(f"by GET: {len(numbers)} changes, not each of {changes} once, in order")
    return elapsed


def marks(body: bytes) -> list[int]:
    """The numbers of the changes in an answer."""
    return [int(part[:8]) for part in body.split(MARK)[1:]]


def push(ground: Ground, count: int) -> tuple[float, float]:
    """Seconds of pushing what was done offline, half of it new rows; and of pushing it again."""
    person = ground.people[0]
    versions: list[tuple[str, int]] = ground.query(
        "select json_agg(json_build_array(id, version)) from"
        " (select id, version from api.shows where org_id = %s order by id limit %s) as row",
        person.org_id, count // 2,
    )  # fmt: skip
    operations: list[dict[str, Any]] = [
        {"op": "update", "id": row_id, "base_version": version, "fields": {"city": "Oslo"}}
        for row_id, version in versions
    ]
    new = {"org_id": person.org_id, "name": "Paradiso", "show_on": "2027-03-14", "country": "NL"}
    while len(operations) < count:
        operations.append({"op": "insert", "id": str(uuid.uuid4()), "fields": new})
    for operation in operations:
        operation |= {"op_id": str(uuid.uuid4()), "table": "shows"}
    body = {"operations": operations, "device_id": "bench"}
    headers = {"Authorization": f"Bearer {ground.token(person)}"}
    url = f"{ground.stack.base_url}/api/rpc/push"
    first = decide(url, headers, body, "applied")
    return first, decide(url, headers, body, "duplicate")


def decide(url: str, headers: dict[str, str], body: dict[str, Any], expected: str) -> float:
    """Seconds until each operation has this verdict; those that time did not reach go again."""
    start = time.perf_counter()
    rest = body["operations"]
    while rest:
        reply = httpx.post(url, json=body | {"operations": rest}, headers=headers, timeout=60)
        if reply.status_code != httpx.codes.OK or len(reply.json()) != len(rest):
            raise WrongAnswer(f"push: {reply.status_code} {reply.text[:500]}")
        other = [answer for answer in reply.json() if answer["verdict"] != expected]
        if any(answer.get("code") != "OPERATION_BUSY" for answer in other):
            raise WrongAnswer(f"push: {len(other)} not {expected}, such as {str(other)[:900]}")
        if len(other) == len(rest):
            raise WrongAnswer("push: nothing is decided")
        busy = {answer["op_id"] for answer in other}
        rest = [operation for operation in rest if operation["op_id"] in busy]
    return time.perf_counter() - start


def idle(ground: Ground, sockets: int, say: Say) -> Idle:
    """What sockets cost that say nothing."""
    say(f"{sockets} idle sockets")
    before = memory(ground)
    tokens: list[str | None] = [ground.token(person) for person in ground.followers[:sockets]]
    with following(ground.server, tokens, {}, 1):
        return Idle(sockets, before, memory(ground))


def memory(ground: Ground) -> dict[str, float]:
    """By process, as the kernel shares it out."""
    return {name: usage.memory_mb([pid]) for name, pid in ground.stack.pids.items()}


def verify(ground: Ground, rows: int, say: Say) -> Verified:
    """Let the log have so many rows, sealed, and verify all of it."""
    missing = rows - int(ground.query("select count(*) from change.log"))
    say(f"Growing the log to {rows:,} rows, and sealing it")
    for start in range(0, missing, 50 * ROWS_A_STATEMENT):
        make(ground, min(50 * ROWS_A_STATEMENT, missing - start))
        ground.published()
    sealed(ground)
    say("Verifying")
    start_at = time.perf_counter()
    found = ground.query("select json_agg(finding) from change.verify() as finding")
    seconds = time.perf_counter() - start_at
    if found:
        raise WrongAnswer(f"verify: {str(found)[:500]}")
    return Verified(int(ground.query("select count(*) from change.log")), seconds)


def sealed(ground: Ground) -> None:
    """Wait until everything is sealed."""
    deadline = time.monotonic() + SEAL_SECONDS
    while ground.query("select max(tree_size) = change.head() from change.seals") is not True:
        if time.monotonic() > deadline:
            raise WrongAnswer("the log is not sealed")
        time.sleep(0.2)
