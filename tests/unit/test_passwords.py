from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from auth_bridge.errors import ServerBusy, WeakPassword
from auth_bridge.passwords import Passwords


@pytest.fixture
def passwords() -> Iterator[Passwords]:
    made = Passwords(memory_kib=8192, passes=1, workers=1, queue=1)
    yield made
    made.close()


@pytest.mark.parametrize("password", ["Paradiso2026!", "Öl3kanne", "aB3 with spaces", "aB3" * 300])
def test_a_good_password_is_accepted(password: str, passwords: Passwords) -> None:
    passwords.check(password)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "shorter"),
        ("Abc123!", "shorter"),
        ("paradiso2026", "upper case"),
        ("PARADISO2026", "lower case"),
        ("Paradiso!", "digit"),
        ("Password1", "most common"),
        ("1Qaz2wsX", "most common"),
        ("Trustno1", "most common"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(
    password: str, why: str, passwords: Passwords
) -> None:
    with pytest.raises(WeakPassword) as refused:
        passwords.check(password)
    assert why in str(refused.value)


@pytest.mark.parametrize(
    "password", ["Marlow2026", "2026-mIa.marloW", "Roadie99xx", "M\u00e4rchen1", "BlueNote7"]
)
def test_a_password_holds_no_word_of_its_persons_name_or_address(
    password: str, passwords: Passwords
) -> None:
    about = ("roadie+tour@melkweg.example", "Mia Marlow M\u00e4rchen", "bluenote")
    passwords.check(password)
    with pytest.raises(WeakPassword, match="your name"):
        passwords.check(password, *about)


@pytest.mark.parametrize("password", ["Paradiso2026!", "Mia-2026-x", "Melkweg99", "Example99"])
def test_short_words_and_the_domain_of_an_address_may_be_in_it(
    password: str, passwords: Passwords
) -> None:
    passwords.check(password, "mia@melkweg.example", "Mia Ng")


def test_a_hash_of_other_parameters_is_made_anew(passwords: Passwords) -> None:
    stored = asyncio.run(passwords.hash("Paradiso2026!"))
    assert asyncio.run(passwords.rehash(stored, "Paradiso2026!")) is None
    stronger = Passwords(memory_kib=8192, passes=2, workers=1, queue=1)
    new = asyncio.run(stronger.rehash(stored, "Paradiso2026!"))
    assert new is not None
    assert new.startswith("$argon2id$v=19$m=8192,t=2,p=1$")
    assert asyncio.run(stronger.verify(new, "Paradiso2026!"))
    stronger.close()


def test_a_hash_is_argon2id_and_salted(passwords: Passwords) -> None:
    first, second = (asyncio.run(passwords.hash("Paradiso2026!")) for _ in range(2))
    assert first.startswith("$argon2id$v=19$m=8192,t=1,p=1$")
    assert first != second


def test_only_the_same_password_verifies(passwords: Passwords) -> None:
    stored = asyncio.run(passwords.hash("Paradiso2026!"))
    assert asyncio.run(passwords.verify(stored, "Paradiso2026!"))
    assert not asyncio.run(passwords.verify(stored, "paradiso2026!"))
    assert not asyncio.run(passwords.verify("not a hash", "Paradiso2026!"))


def test_a_password_is_the_same_however_it_is_composed(passwords: Passwords) -> None:
    stored = asyncio.run(passwords.hash("B\u00e4renh\u00f6hle7"))
    assert asyncio.run(passwords.verify(stored, "Ba\u0308renho\u0308hle7"))


def test_an_unknown_account_never_verifies_and_costs_the_same(passwords: Passwords) -> None:
    stored = asyncio.run(passwords.hash("Paradiso2026!"))

    def seconds(candidate: str | None) -> float:
        began = time.process_time()
        assert not asyncio.run(passwords.verify(candidate, "Wrong-Password-1"))
        return time.process_time() - began

    known = min(seconds(stored) for _ in range(5))
    unknown = min(seconds(None) for _ in range(5))
    assert 0.5 < known / unknown < 2


@asynccontextmanager
async def full(passwords: Passwords) -> AsyncIterator[list[asyncio.Task[bool]]]:
    """One hash under way and one waiting, which is all that there is room for; then both end."""
    gate = threading.Event()
    hashes = [asyncio.create_task(passwords._run(gate.wait)) for _ in range(2)]
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(5):
            yield hashes
    finally:
        gate.set()
    await asyncio.gather(*hashes, return_exceptions=True)


def test_more_than_the_queue_holds_is_refused_at_once_and_then_accepted_again(
    passwords: Passwords,
) -> None:
    async def crowd() -> None:
        async with full(passwords):
            with pytest.raises(ServerBusy):
                await passwords.hash("Paradiso2026!")
        assert await passwords.hash("Paradiso2026!")

    asyncio.run(crowd())


def test_strangers_who_fill_the_queue_keep_no_known_device_out(passwords: Passwords) -> None:
    async def crowd() -> None:
        async with full(passwords):
            with pytest.raises(ServerBusy):
                await passwords.verify(None, "Paradiso2026!")
            known = [
                asyncio.create_task(passwords.verify(None, "Paradiso2026!", known=True))
                for _ in range(2)
            ]
            await asyncio.sleep(0)
            with pytest.raises(ServerBusy):
                await passwords.verify(None, "Paradiso2026!", known=True)
        assert await asyncio.gather(*known) == [False, False]

    asyncio.run(crowd())


def test_who_gives_up_while_waiting_leaves_the_queue(passwords: Passwords) -> None:
    async def crowd() -> None:
        async with full(passwords) as (_, waiting):
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
            third = asyncio.create_task(passwords.hash("Paradiso2026!"))
            await asyncio.sleep(0)
        assert await third

    asyncio.run(crowd())


def test_hashing_does_not_block_the_event_loop(passwords: Passwords) -> None:
    async def others() -> None:
        async with full(passwords):
            await asyncio.sleep(0)  # comes back although hashes are under way

    asyncio.run(others())


def test_the_common_passwords_are_those_that_pass_the_other_rules(passwords: Passwords) -> None:
    assert len(passwords._common) > 4000
    assert all(len(word) >= 8 and word == word.lower() for word in passwords._common)
