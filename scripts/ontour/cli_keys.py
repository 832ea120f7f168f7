"""`./ontour keys`: the keys that sign access tokens."""

from __future__ import annotations

import time
from typing import Annotated

import typer
from rich.console import Console

from ontour.paths import Paths

app = typer.Typer(help="The keys that sign access tokens.", no_args_is_help=True)
console = Console(stderr=True, highlight=False)


@app.command("list")
def list_keys() -> None:
    """Show the keys whose tokens are accepted: one, or two while keys are rotated."""
    from auth_bridge import keys
    from ontour import key_rotation

    folder = Paths.default().keys
    shown = Console(highlight=False, soft_wrap=True)
    for one in keys.accepted(folder):
        since = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(one.published_at))
        shown.print(f"{one.kid}  since {since}  {key_rotation.state_of(one, folder)}")


@app.command()
def rotate() -> None:
    """Sign with a new key from now on; nobody notices.

    The key before is accepted until the last token that it signed has expired, then it is dropped.
    """
    from ontour import key_rotation, running

    paths = Paths.default()
    stack = running.current(paths)
    with running.exclusively(paths), console.status("Waiting until all accept the new key"):
        before, after = key_rotation.rotate(paths.keys, stack.base_url)
    console.print(f"{after} signs now. {before} is accepted until its last token has expired.")


@app.command()
def revoke(
    kid: Annotated[str, typer.Argument(help="Its name, as ./ontour keys list shows it.")],
) -> None:
    """Have a lost key refused everywhere, at once; if it signs, a new one takes over.

    Whoever is signed in gets a token of another key with the next refresh.
    """
    from ontour import key_rotation, running

    paths = Paths.default()
    base_url = running.current(paths).base_url if running.is_supervised(paths) else None
    with running.exclusively(paths), console.status("Waiting until all have taken notice"):
        signing = key_rotation.revoke(paths.keys, base_url, kid)
    console.print(f"{kid} is refused everywhere. {signing} signs.")
