"""python -m auth_bridge: serve on the Unix socket of the settings."""

from __future__ import annotations

import uvicorn

from auth_bridge.app import create_app
from auth_bridge.logs import configure
from auth_bridge.settings import Settings


def main() -> None:
    """Run until told to stop."""
    settings = Settings.read()
    configure(settings.log_level)
    if settings.socket is None:
        raise SystemExit("Set BRIDGE_SOCKET to the path of the Unix socket to listen on.")
    uvicorn.run(
        create_app(settings),
        uds=str(settings.socket),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        # Longer than nginx keeps an idle connection, else it would send into a closing one.
        timeout_keep_alive=75,
        timeout_graceful_shutdown=10,
    )


if __name__ == "__main__":
    main()
