from __future__ import annotations

from uuid import UUID

import pytest

from auth_bridge import pins
from auth_bridge.errors import WeakPin

MIA, CAL = UUID(int=1), UUID(int=2)


def test_of_ten_thousand_pins_58_are_too_easy() -> None:
    def is_weak(pin: str) -> bool:
        try:
            pins.check(pin)
        except WeakPin:
            return True
        return False

    weak = {pin for pin in (f"{number:04}" for number in range(10_000)) if is_weak(pin)}
    assert len(weak) == 58
    most_common = {
        "1234", "1111", "0000", "1212", "7777", "1004", "2000", "4444", "2222", "6969",
        "9999", "3333", "5555", "6666", "1122", "1313", "8888", "4321", "2001", "1010",
    }  # fmt: skip
    assert most_common | {"0123", "7890", "9876", "3210", "2468", "8642"} <= weak


@pytest.mark.parametrize("pin", ["4831", "5937", "1984", "1235", "0009", "8025"])
def test_most_are_accepted(pin: str) -> None:
    pins.check(pin)


def test_what_is_hashed_depends_on_pin_person_and_pepper() -> None:
    pepper = b"p" * 32
    results = {
        pins.peppered(pepper, MIA, "4831"),
        pins.peppered(pepper, MIA, "4832"),
        pins.peppered(pepper, CAL, "4831"),
        pins.peppered(b"q" * 32, MIA, "4831"),
    }
    assert len(results) == 4
    assert pins.peppered(pepper, MIA, "4831") in results
