"""python -m auth_bridge: serve on the Unix socket of the settings."""

from __future__ import annotations

import ctypes

import uvicorn

from auth_bridge.app import create_app
from auth_bridge.logs import configure
from auth_bridge.settings import Settings


def _return_hash_memory() -> None:
    """Have glibc map large blocks apart, else each hash worker keeps its 19 MiB for good."""
    m_mmap_threshold = -3
    allocator = ctypes.CDLL(None)
    if hasattr(allocator, "mallopt"):
        allocator.mallopt(m_mmap_threshold, 1 << 20)


def main() -> None:
    """Run until told to stop."""
    _return_hash_memory()
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
