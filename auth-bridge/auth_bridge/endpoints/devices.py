"""The devices on which a person has signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.endpoints.sessions import NameRequest
from auth_bridge.requests import authenticated, read, row_id, services


class Device(BaseModel):
    """A device on which the person has signed in."""

    id: UUID
    name: str | None
    user_agent: Annotated[str | None, Field(description="As of the last sign-in, like ip.")]
    ip: Annotated[str | None, Field(examples=["192.0.2.7"])]
    first_seen_at: datetime
    last_seen_at: datetime
    current: Annotated[bool, Field(description="Whether it is the one that asks.")]


class Devices(BaseModel):
    """A person's known devices, the one seen last first."""

    devices: list[Device]


async def list_devices(request: Request) -> Response:
    """The caller's known devices."""
    found = await services(request).database.call(authenticated(request), "my_devices")
    return answers.json({"devices": found})


async def name_device(request: Request) -> Response:
    """Call a device something."""
    caller, body = authenticated(request), await read(request, NameRequest)
    await services(request).database.call(
        caller, "name_device", device_id=row_id(request), name=body.name
    )
    return answers.no_content()


async def forget_device(request: Request) -> Response:
    """Forget a device and end its sessions."""
    await services(request).database.call(
        authenticated(request), "forget_device", device_id=row_id(request)
    )
    return answers.no_content()


ENDPOINTS = [
    Endpoint(
        "GET",
        "/auth/devices",
        list_devices,
        "The devices on which I have signed in.",
        success=(200, Devices),
        signed_in=True,
    ),
    Endpoint(
        "PATCH",
        "/auth/devices/{id}",
        name_device,
        "Give a device of mine a name.",
        success=(204, None),
        codes=("NOT_FOUND",),
        body=NameRequest,
        signed_in=True,
    ),
    Endpoint(
        "DELETE",
        "/auth/devices/{id}",
        forget_device,
        "Forget a device of mine and end the sessions on it; a PIN is no use there any more.",
        success=(204, None),
        codes=("NOT_FOUND",),
        signed_in=True,
    ),
]
