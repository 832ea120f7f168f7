"""The development provider: a real OpenID provider that lets anybody in as anybody.

`./ontour up` starts it where no provider is configured, and the bridge takes it only on one's own
machine: python -m ontour.provider PORT
"""

from __future__ import annotations

import os
import sys
import warnings
from urllib.parse import urlencode

NAME = "dev"
HOST = "127.0.0.1"
# Two whom it knows already, with claims; every other name that is typed becomes somebody too.
PEOPLE = {
    "mia": {"name": "Mia Marlow", "email": "mia@ontour.example", "email_verified": True},
    "cal": {"name": "Cal Crew", "email": "cal@ontour.example"},
}


def settings(port: int) -> dict[str, str]:
    """How the bridge is told of it."""
    prefix = f"BRIDGE_OAUTH__{NAME.upper()}__"
    return {
        f"{prefix}CLIENT_ID": "ontour",
        f"{prefix}CLIENT_SECRET": "of no use elsewhere",
        f"{prefix}ISSUER": f"http://{HOST}:{port}",
        f"{prefix}TITLE": "Development provider",
    }


def main() -> None:
    """Serve until told to stop."""
    # Only here: it warns when it is loaded, whatever filters say, and nobody else needs it.
    warnings.showwarning = lambda *_, **__: None
    from flask import Response, request
    from oidc_provider_mock import User, app  # type: ignore[import-untyped]
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        """Logs no requests: their addresses hold codes."""

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Nothing."""

    def correct(response: Response) -> Response:
        """Have browsers fetch nothing that is not in the page; say whose sign-in was declined."""
        policy = "default-src 'none'; style-src 'unsafe-inline'"
        response.headers["Content-Security-Policy"] = policy
        state = request.args.get("state")
        if state and response.location and "state=" not in response.location:
            response.location += f"&{urlencode({'state': state})}"
        return response

    # http, on this machine.
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    application = app(user_claims=[User(sub=sub, claims=found) for sub, found in PEOPLE.items()])
    # It comes with a debugger that runs what a page sends, and with a style sheet from elsewhere.
    application.debug = False
    application.wsgi_app = application.wsgi_app.app
    application.after_request(correct)
    port = int(sys.argv[1])
    make_server(HOST, port, application, threaded=True, request_handler=Quiet).serve_forever()


if __name__ == "__main__":
    main()
