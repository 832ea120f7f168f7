"""Tokens in cookies, for front ends that keep none in reach of a script.

On https their names begin with __Host-: no other host and no plain http can set them. They are sent
by our own site alone (SameSite=Strict), and whoever reads one asks from which origin it comes.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from auth_bridge.models import SignInRequest
from auth_bridge.settings import Settings

REFRESH, DEVICE = "ontour_refresh", "ontour_device"
# As long as browsers keep any.
DEVICE_SECONDS = 400 * 24 * 3600


def name(settings: Settings, plain: str) -> str:
    """The cookie's full name at this installation."""
    return f"__Host-{plain}" if is_secure(settings) else plain


def is_secure(settings: Settings) -> bool:
    """Whether browsers reach us by https; plain http is for one's own machine."""
    return settings.issuer.startswith("https:")


def device_token(request: Request, body: SignInRequest) -> str | None:
    """The device's token as the body or, with cookies as transport, the cookie presents it."""
    if body.device_token:
        return body.device_token.get_secret_value()
    if body.transport == "cookie":
        settings: Settings = request.app.state.services.settings
        return request.cookies.get(name(settings, DEVICE))
    return None


def set_tokens(
    response: Response, settings: Settings, refresh_token: str, device_token: str | None = None
) -> None:
    """Hand out the refresh token, and the device's if it is new."""
    given = [(REFRESH, refresh_token, settings.refresh_token_seconds)]
    if device_token:
        given.append((DEVICE, device_token, DEVICE_SECONDS))
    for plain, value, seconds in given:
        response.set_cookie(
            name(settings, plain),
            value,
            max_age=seconds,
            path="/",
            secure=is_secure(settings),
            httponly=True,
            samesite="strict",
        )
