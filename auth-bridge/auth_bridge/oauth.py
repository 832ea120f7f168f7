"""What the endpoints of a provider's sign-in share: state, the browser's cookie, and how it ends.

The state is random and goes through the browser. PKCE's verifier and the nonce, by which the
provider binds its answers to us, are derived from it under a key of ours: they stand nowhere.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import re
import secrets
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from auth_bridge import cookies
from auth_bridge.endpoints.endpoint import Handler
from auth_bridge.errors import BridgeError, Refused, ValidationFailed
from auth_bridge.keys import base64url
from auth_bridge.logs import log
from auth_bridge.oauth_errors import ProviderUnknown, ReturnToRefused
from auth_bridge.providers import Provider
from auth_bridge.providers.provider import Trip
from auth_bridge.requests import services

COOKIE = "ontour_oauth"
COOKIE_SECONDS = 600
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Signing in did not work</title>
<h1>Signing in did not work</h1>
<p>{message}</p>
<p>{hint}</p>
<p><code>{code}</code></p>
</html>
"""


def new_secret() -> str:
    """A state, or what a browser is known by."""
    return base64url(secrets.token_bytes(32))


def new_code() -> str:
    """What a front end gets; the prefix lets secret scanners know it."""
    return f"oac_{new_secret()}"


def challenge(verifier: str) -> str:
    """S256 of a verifier (RFC 7636)."""
    return base64url(hashlib.sha256(verifier.encode()).digest())


def trip(request: Request, state: str, *, is_step_up: bool = False) -> Trip:
    """All that follows from a state."""
    key = services(request).secrets.key("oauth")
    nonce, verifier = (
        base64url(hmac.digest(key, f"{purpose} {state}".encode(), "sha256"))
        for purpose in ("nonce", "verifier")
    )
    return Trip(state, nonce, verifier, is_step_up)


def provider(request: Request) -> Provider:
    """The provider of this address."""
    found = services(request).providers.by_name.get(request.path_params["provider"])
    if found is None:
        raise ProviderUnknown
    return found


def parameter(request: Request, name: str) -> str | None:
    """A parameter of the address, given once or not at all (RFC 6749, 3.1)."""
    found = request.query_params.getlist(name)
    if len(found) > 1:
        raise ValidationFailed(f"{name}: given twice")
    return found[0] if found else None


def allowed(request: Request, return_to: str | None) -> str:
    """The page if it may be returned to: one of the settings', to the letter."""
    if return_to not in services(request).settings.return_to:
        raise ReturnToRefused
    return str(return_to)


def browser(request: Request) -> str | None:
    """What this browser is known by, if it has been on the way in the last minutes."""
    found = request.cookies.get(cookies.name(services(request).settings, COOKIE), "")
    return found if _SECRET.fullmatch(found) else None


def send(request: Request, address: str, browser: str) -> Response:
    """Send the browser to the provider, and have it remember. Two tabs share what it remembers."""
    response = redirect(address)
    # The provider sends the browser back from another site.
    cookies.put(
        response, services(request).settings, COOKIE, browser, COOKIE_SECONDS, same_site="lax"
    )
    return response


def redirect(address: str, **parameters: str) -> Response:
    """See there, with GET (RFC 9700, 4.12)."""
    target = f"{address}?{urlencode(parameters)}" if parameters else address
    return Response(status_code=303, headers={"Location": target, "Cache-Control": "no-store"})


def in_browser(handler: Handler) -> Handler:
    """For pages that a browser opens: errors go to the front end as RFC 6749, 4.1.2.1 has it.

    Only once request.state.return_to is set, that is known to be allowed. Before, and where nobody
    is to be sent on, the error is a page of ours.
    """

    @functools.wraps(handler)
    async def guarded(request: Request) -> Response:
        try:
            return await handler(request)
        except (BridgeError, Refused) as error:
            return _failed(request, error)

    return guarded


def _failed(request: Request, error: BridgeError | Refused) -> Response:
    answer = error.response()
    body = _body(error)
    log.warning("oauth failed", code=body["code"], reason=body["details"])
    if return_to := getattr(request.state, "return_to", None):
        return redirect(return_to, error=body["code"], error_description=body["message"])
    if "text/html" not in request.headers.get("accept", ""):
        return answer
    shown = {name: escape(text) for name, text in body.items()}
    return HTMLResponse(_PAGE.format(**shown), answer.status_code, {"Cache-Control": "no-store"})


def _body(error: BridgeError | Refused) -> dict[str, str]:
    if isinstance(error, Refused):
        return {name: text or "" for name, text in error.body.items()}
    message, details = type(error).__doc__ or "", error.details or ""
    return {"code": error.code, "message": message, "details": details, "hint": error.hint}
