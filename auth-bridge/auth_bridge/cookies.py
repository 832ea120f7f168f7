"""Tokens in cookies, for front ends that keep none in reach of a script.

On https their names begin with __Host-: no other host and no plain http can set them. Browsers
send them with requests of our own site alone (SameSite=Strict), and none is set or read before the
request says that it comes from our origin, or from one that is allowed: a browser says so with
every POST, and no script can say it for another.
"""

from __future__ import annotations

from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from auth_bridge.errors import OriginRefused
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


def check_origin(request: Request) -> None:
    """Raises OriginRefused unless a page of an origin that is allowed has sent this."""
    settings = _settings(request)
    origins = (settings.issuer, *settings.allowed_origins)
    if (
        request.headers.get("origin") not in origins
        or request.headers.get("sec-fetch-site") == "cross-site"
    ):
        raise OriginRefused


def refresh_token(request: Request) -> str | None:
    """The refresh token of the cookie, if there is one; raises OriginRefused."""
    found = request.cookies.get(name(_settings(request), REFRESH))
    if found is not None:
        check_origin(request)
    return found


def device_token(request: Request, body: SignInRequest) -> str | None:
    """The device's token as the body or, with cookies as transport, the cookie presents it."""
    if body.device_token:
        return body.device_token.get_secret_value()
    if body.transport == "cookie":
        return request.cookies.get(name(_settings(request), DEVICE))
    return None


def set_tokens(
    response: Response, settings: Settings, refresh_token: str, device_token: str | None = None
) -> None:
    """Hand out the refresh token, and the device's if it is new."""
    put(response, settings, REFRESH, refresh_token, settings.refresh_token_seconds)
    if device_token:
        put(response, settings, DEVICE, device_token, DEVICE_SECONDS)


def forget_session(response: Response, settings: Settings) -> None:
    """Have the browser forget the refresh token; the device stays known."""
    put(response, settings, REFRESH, "", 0)


def put(
    response: Response, settings: Settings, plain: str, value: str, seconds: int,
    same_site: Literal["strict", "lax"] = "strict",
) -> None:  # fmt: skip
    """Have the browser keep a cookie so long, out of reach of scripts."""
    response.set_cookie(
        name(settings, plain),
        value,
        max_age=seconds,
        path="/",
        secure=is_secure(settings),
        httponly=True,
        samesite=same_site,
    )


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.services.settings
    return settings
