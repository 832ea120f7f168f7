"""Accounts to attack, on the stack that the process's tests share."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from tests.attacks.accounts import Account

Accounts = Callable[..., Account]


@pytest.fixture
def account(http: httpx.Client) -> Accounts:
    """Make accounts: account() is somebody new."""
    return lambda **fields: Account.made(http, **fields)
