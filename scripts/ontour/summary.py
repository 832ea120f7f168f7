"""What `up` prints at the end, and what `status` says."""

from __future__ import annotations

import subprocess
from typing import Any

import httpx
from rich.console import Console
from rich.table import Table

from ontour import demo, npm, passwords, provider, running, system, up
from ontour.deploy import DATABASE
from ontour.paths import Paths
from ontour.running import Ports
from ontour.stack import Stack


def show(stack: Stack, paths: Paths, console: Console) -> None:
    """The addresses, the demo login, and three commands to paste."""
    person = demo.sign_in(stack, paths)
    examples = demo.examples(stack, person)
    table = Table.grid(padding=(0, 2))
    table.add_row("API", f"{stack.base_url}/api/")
    table.add_row("Sign in", f"{stack.base_url}/auth/")
    for name in providers(stack):
        table.add_row("", name)
    if "OUTBOX_SMTP_HOST" not in stack.overrides.get("outbox", {}):
        table.add_row("Mail", "./ontour mail: all of it stays on this machine")
    table.add_row("Documentation", f"{stack.base_url}/docs/")
    table.add_row("Database", r"./ontour psql \[role]")
    table.add_row("Demo login", f"{person.email}  {person.password}")
    console.print()
    console.print("[green bold]On Tour is up.[/]")
    console.print(table)
    console.print("\nTry it; these lines work as they are:\n")
    for example in examples:
        # Not wrapped at the terminal's width: a pasted line must stay one line.
        console.print(example, soft_wrap=True, markup=False, style="cyan")
    console.print()


def providers(stack: Stack) -> list[str]:
    """By which providers people may sign in; ours only where no other is configured."""
    listed = httpx.get(f"{stack.base_url}/auth/oauth", timeout=5).json()["providers"]
    return [
        f"by the development provider {found['issuer']}, which lets anybody in as anybody"
        if found["name"] == provider.NAME
        else f"by {found['title']}"
        for found in listed
    ]


def status(paths: Paths) -> dict[str, Any]:
    """Everything that is known of the running stack, or why there is none."""
    ports = Ports.read(paths)
    if ports is None or not running.is_supervised(paths):
        why = up.why_it_ended(paths) if ports else "On Tour is not running."
        return {"running": False, "healthy": False, "why": why}
    stack = running.stack_of(paths, ports)
    health = ready(stack)
    return {
        "running": True,
        "healthy": health["status"] == "ready",
        "base_url": stack.base_url,
        "health": health,
        "processes": {
            name: {"pid": pid, "alive": running.is_ours(pid, paths)}
            for name, pid in running.pids(paths).items()
        },
        "databases": {role: stack.cluster.url(role, DATABASE) for role in passwords.LOGINS},
        "versions": system.versions() | {"postgrest": postgrest_version(paths)},
    }


def ready(stack: Stack) -> dict[str, Any]:
    """What the gateway says of all that stands behind it."""
    try:
        answer = httpx.get(f"{stack.base_url}/readyz", timeout=5).json()
    except (httpx.TransportError, ValueError) as error:
        return {"status": "unreachable", "error": str(error)}
    return dict(answer) if "status" in answer else {"status": "not ready"} | answer


def postgrest_version(paths: Paths) -> str:
    """What PostgREST calls itself."""
    program = str(npm.postgrest(paths))
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def show_status(state: dict[str, Any], console: Console) -> None:
    """The same for people, without passwords."""
    if not state["running"]:
        console.print(f"[yellow]{state['why']}[/]")
        return
    table = Table.grid(padding=(0, 2))
    colour = "green" if state["healthy"] else "red"
    table.add_row("Health", f"[{colour}]{state['health']['status']}[/]")
    table.add_row("Address", state["base_url"])
    for name, process in state["processes"].items():
        table.add_row(name, f"pid {process['pid']}" if process["alive"] else "[red]gone[/]")
    for version in state["versions"].values():
        table.add_row("", f"[dim]{version}[/]")
    console.print(table)
    console.print("[dim]./ontour status --json has the connection strings.[/]")
