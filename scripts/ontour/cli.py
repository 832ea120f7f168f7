"""The commands of `./ontour`; each says what it does and leaves the doing to a module."""

from __future__ import annotations

import json
import os
import sys
from typing import Annotated

import typer
from rich.console import Console

from ontour import cli_db, cli_dev, cli_keys, cli_log, cli_mail, cli_rates, cli_tour
from ontour.errors import Problem
from ontour.paths import Paths

app = typer.Typer(
    help="On Tour: run it, look into it, test it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
)
app.add_typer(cli_db.app, name="db", rich_help_panel="Develop")
app.add_typer(cli_log.app, name="log", rich_help_panel="Run")
app.add_typer(cli_mail.app, name="mail", rich_help_panel="Run")
app.add_typer(cli_rates.app, name="rates", rich_help_panel="Run")
app.add_typer(cli_keys.app, name="keys", rich_help_panel="Run")
cli_tour.add_to(app)
cli_dev.add_to(app)

console = Console(stderr=True, highlight=False)

Port = Annotated[int, typer.Option(envvar="ONTOUR_PORT", help="Port of the gateway.")]
DatabasePort = Annotated[
    int, typer.Option("--db-port", envvar="ONTOUR_DB_PORT", help="Port of PostgreSQL.")
]
AdminPort = Annotated[
    int, typer.Option(envvar="ONTOUR_ADMIN_PORT", help="Port of PostgREST's health.")
]
ProviderPort = Annotated[
    int, typer.Option(envvar="ONTOUR_PROVIDER_PORT", help="Port of the development provider.")
]
ReturnTo = Annotated[
    list[str] | None,
    typer.Option(
        envvar="ONTOUR_RETURN_TO",
        help="A page to which a sign-in by a provider may return, besides the first page of every "
        "--allow-origin; may be repeated.",
    ),
]
AllowedOrigins = Annotated[
    list[str] | None,
    typer.Option(
        envvar="ONTOUR_ALLOWED_ORIGINS",
        help="Where a front end is served from whose browsers may call the API (CORS), such as "
        "http://localhost:5173; may be repeated.",
    ),
]


def main() -> None:
    """Run a command; what a person can mend is shown without a traceback."""
    try:
        app(prog_name="./ontour")
    except Problem as problem:
        console.print(f"[red]{problem.message}[/]", markup=True)
        if problem.hint:
            console.print(problem.hint, markup=False)
        sys.exit(1)


@app.command(rich_help_panel="Run")
def up(
    port: Port = 8000,
    db_port: DatabasePort = 54320,
    admin_port: AdminPort = 3001,
    provider_port: ProviderPort = 9400,
    allow_origin: AllowedOrigins = None,
    return_to: ReturnTo = None,
    background: Annotated[
        bool, typer.Option("--background", "-d", help="Return once all is up.")
    ] = False,
) -> None:
    """Start the database and all processes in front of it; installs what is missing.

    Runs in the foreground with the log of every process until Ctrl-C. Running it twice is harmless.
    """
    from ontour import running, summary
    from ontour import up as steps

    paths = Paths.default()
    ran = running.is_supervised(paths)
    ports = running.Ports(port, db_port, admin_port, provider_port)
    stack = steps.start(paths, ports, console, allow_origin or [], return_to or [])
    summary.show(stack, paths, console)
    if ran:
        console.print("It ran already: ./ontour logs --follow shows its log.")
    elif not background:
        console.print("Ctrl-C stops everything.\n")
        steps.follow(paths, console)


@app.command(rich_help_panel="Run")
def down() -> None:
    """Stop everything that `up` started."""
    from ontour import running

    paths = Paths.default()
    with running.exclusively(paths), console.status("Stopping"):
        ran = running.stop(paths)
    console.print("Stopped." if ran else "Nothing was running.")


@app.command(rich_help_panel="Run")
def status(
    as_json: Annotated[bool, typer.Option("--json", help="Everything, for programs.")] = False,
) -> None:
    """Show what runs: addresses, connection strings, versions, health."""
    from ontour import summary

    state = summary.status(Paths.default())
    if as_json:
        print(json.dumps(state, indent=2))
    else:
        summary.show_status(state, Console(highlight=False))
    raise typer.Exit(0 if state["healthy"] else 1)


@app.command(rich_help_panel="Run")
def logs(
    process: Annotated[
        str | None,
        typer.Argument(
            help="postgres, postgrest, bridge, relay, worker, outbox or gateway; else all."
        ),
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on with new lines.")] = False,
    lines: Annotated[int, typer.Option("--lines", "-n", help="How many old lines.")] = 100,
) -> None:
    """Show the log of one process or all."""
    from ontour import logs as log
    from ontour import running

    paths = Paths.default()

    def goes_on() -> bool:
        return follow and running.is_supervised(paths)

    try:
        for line in log.lines(paths, process, lines, goes_on):
            Console(highlight=False, soft_wrap=True).print(line)
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


@app.command(rich_help_panel="Run", context_settings={"ignore_unknown_options": True})
def psql(
    role: Annotated[str, typer.Argument(help="The login to use.")] = "migrator",
    arguments: Annotated[list[str] | None, typer.Argument(help="More for psql itself.")] = None,
) -> None:
    """Open psql on the running database as one of its logins."""
    from ontour import passwords, running

    if role not in passwords.LOGINS:
        raise Problem(f"{role} is no login.", f"One of: {', '.join(passwords.LOGINS)}.")
    cluster = running.current(Paths.default()).cluster
    environment = os.environ | cluster.environment(role, "ontour")
    program = cluster.bin_dir / "psql"
    os.execve(program, [str(program), *(arguments or [])], environment)  # noqa: S606 - becomes psql


@app.command(rich_help_panel="Run")
def demo() -> None:
    """Load the demo tour for the demo login."""
    from ontour import demo as demo_tour
    from ontour import running

    paths = Paths.default()
    stack = running.current(paths)
    with console.status("Loading the demo tour"):
        person = demo_tour.sign_in(stack, paths)
        loaded = demo_tour.load(person, paths.root / "db" / "seeds" / "demo_tour.json")
    console.print(f"{loaded} shows loaded." if loaded else "The demo tour was there already.")
    console.print(f"{stack.base_url}/api/shows as {person.email}, password {person.password}")


@app.command(rich_help_panel="Run")
def reset(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete the database and all that is in it; the next `up` starts afresh."""
    import shutil

    from ontour import running

    paths = Paths.default()
    if not yes:
        typer.confirm(f"Delete the database in {paths.data}?", abort=True)
    with running.exclusively(paths), console.status("Stopping and deleting"):
        running.stop(paths)
        for path in (paths.data, paths.run, paths.keys, paths.mail):
            shutil.rmtree(path, ignore_errors=True)
        (paths.state / "demo.json").unlink(missing_ok=True)
    console.print("Deleted. ./ontour up makes a new one.")
