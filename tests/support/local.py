"""The offline past of a browser, under two spellings, and its import."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.support.people import Person

Row = dict[str, Any]

CAMEL: Row = {
    "deviceId": "phone",
    "shows": [
        {
            "id": 1,
            "title": "Spring opening",
            "showDate": "2190-05-01T00:00:00.000Z",
            "tourName": "Spring",
            "venue": {"name": "Paradiso", "city": "Amsterdam", "countryCode": "NL"},
            "timeZone": "Europe/Amsterdam",
            "expectedAttendance": 1200,
            "status": "Canceled",
            "fee": 1500.5,
            "feeCurrency": "eur",
            "ticketPrice": "22.50",
            "notes": "Load in at noon",
            "costs": [
                {"id": 1, "type": "Lighting", "amount": "120.00", "currency": "EUR"},
                {"id": 2, "type": "Fireworks", "amount": 80, "note": "two boxes"},
            ],
        },
        {"id": 2, "title": "Without a date"},
    ],
}
SNAKE: Row = {
    "device_id": "phone",
    "shows": [
        {
            "id": "1",
            "name": "Spring opening",
            "show_on": "2190-05-01",
            "tour": "Spring",
            "venue_name": "Paradiso",
            "city": "Amsterdam",
            "country_code": "NL",
            "time_zone": "Europe/Amsterdam",
            "expected_attendance": "1200",
            "status": "Canceled",
            "fee": "1500.5",
            "currency": "eur",
            "door_price": 22.50,
            "notes": "Load in at noon",
        },
        {"id": "2", "name": "Without a date"},
    ],
    "show_costs": [
        {"id": "1", "show_id": 1, "kind": "Lighting", "amount": "120.00", "currency": "EUR"},
        {
            "id": "2",
            "show_id": 1,
            "category": "Fireworks",
            "amount": 80,
            "description": "two boxes",
        },
    ],
}


def send(person: Person, data: Any, **options: Any) -> list[Row]:
    """Import; the verdicts."""
    reply = person.api.post("/api/rpc/import_local", json={"data": data, **options})
    assert reply.status_code == 200, reply.text
    verdicts: list[Row] = reply.json()
    return verdicts


def kinds(verdicts: list[Row]) -> Counter[str]:
    """How many rows had which verdict."""
    return Counter(verdict["verdict"] for verdict in verdicts)


def rows(person: Person, query: str) -> list[Row]:
    """What a query finds."""
    reply = person.api.get(f"/api/{query}")
    assert reply.status_code == 200, reply.text
    found: list[Row] = reply.json()
    return found
