"""A server that takes operations as `push` does, and a network that loses requests and answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ontour_client.api import Api
from ontour_client.errors import ApiError, ConnectionLost
from ontour_client.tokens import Token

Answer = dict[str, Any]


class ServerModel(Api):
    """Rows by table and id. `fate` says what happens to a request: arrives, lost or unanswered."""

    def __init__(self, fate: Callable[[], str] = lambda: "arrives", largest: int = 1000) -> None:
        super().__init__("http://server.test", Token("token"), "device-1", lambda token: None)
        self.rows: dict[tuple[str, str], dict[str, Any]] = {}
        self.known: dict[str, tuple[Any, Answer]] = {}
        self.refuse: Callable[[dict[str, Any]], bool] = lambda operation: False
        self._fate = fate
        self._largest = largest

    async def call(self, function: str, **arguments: Any) -> Any:
        """Take one request."""
        assert function == "push", function
        fate = self._fate()
        if fate == "lost":
            raise ConnectionLost("the request was lost")
        operations = arguments["operations"]
        if len(operations) > self._largest:
            raise ApiError(422, {"code": "OPERATION_LIMIT", "message": "Too many."})
        answers = [self._judge(operation) for operation in operations]
        if fate == "unanswered":
            raise ConnectionLost("the answer was lost")
        return answers

    def _judge(self, operation: dict[str, Any]) -> Answer:
        op_id = operation["op_id"]
        if op_id in self.known:
            content, first = self.known[op_id]
            assert content == operation, "an operation changed after it had been sent"
            return {"op_id": op_id, "verdict": "duplicate", "first": first}
        answer = {"op_id": op_id} | self._execute(operation)
        self.known[op_id] = (operation, answer)
        return answer

    def _execute(self, operation: dict[str, Any]) -> Answer:
        key = (operation["table"], operation["id"])
        failed = [
            cause for cause in operation.get("depends_on", [])
            if cause not in self.known or self.known[cause][1]["verdict"] == "rejected"
        ]  # fmt: skip
        if failed:
            return {"verdict": "rejected", "code": "DEPENDENCY_FAILED"}
        if self.refuse(operation):
            return {"verdict": "rejected", "code": "23514"}
        row = self.rows.get(key)
        if operation["op"] == "insert":
            assert row is None, "a row was inserted twice"
            row = {"id": operation["id"], "version": 0}
        assert row is not None, "what is edited was never inserted"
        assert not row.get("deleted_at"), "what is edited was deleted"
        if operation["op"] != "insert":
            assert operation.get("base_version") == row["version"], "edited on another version"
        row = row | operation["fields"] | {"version": row["version"] + 1}
        if operation["op"] == "delete":
            row["deleted_at"] = "2026-11-28T00:00:00Z"
        self.rows[key] = row
        return {"verdict": "applied", "version": row["version"], "row": row}
