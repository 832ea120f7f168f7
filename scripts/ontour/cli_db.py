"""`./ontour db`: sqitch with the project's templates, against the running database."""

from __future__ import annotations

import shutil
import subprocess
from typing import Annotated

import typer
from rich.console import Console

from ontour import deploy, plan
from ontour.errors import Problem
from ontour.paths import ROOT, Paths

app = typer.Typer(help="The database's changes, through sqitch.", no_args_is_help=True)
console = Console(stderr=True, highlight=False)

# The first folder of a change's name says what it is, and so which template it starts from.
TEMPLATES = {"schema": "schema", "functions": "function", "policies": "policy"}

Name = Annotated[str, typer.Argument(help="Such as schema/tour/shows: its path below db/.")]
Note = Annotated[str, typer.Option("--note", "-n", help="What it is for, in one line.")]
Requires = Annotated[
    list[str] | None, typer.Option("--requires", "-r", help="A change that it builds on.")
]


def parts(name: str) -> tuple[str, str, str]:
    """Template, module and object of a change's name."""
    kind, _, rest = name.partition("/")
    module, _, thing = rest.partition("/")
    if kind not in TEMPLATES or not module or not thing or "/" in thing:
        raise Problem(
            f"{name} is no name for a change.",
            "It is schema/, functions/ or policies/, then the module, then the object: "
            "functions/tour/settle_show",
        )
    return TEMPLATES[kind], module, thing


def author() -> dict[str, str]:
    """Who plans a change is a person: the one whom git knows."""
    if shutil.which("git") is None:
        return {}
    variables = {"user.name": "SQITCH_FULLNAME", "user.email": "SQITCH_EMAIL"}
    found = {}
    for setting, variable in variables.items():
        git = subprocess.run(
            ["git", "config", setting], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if value := git.stdout.strip():
            found[variable] = value
    return found


def sqitch(*arguments: str) -> None:
    """Run a command of sqitch that changes the plan."""
    environment = deploy.sqitch_environment() | author()
    done = subprocess.run(["sqitch", *arguments], cwd=ROOT, env=environment, check=False)
    if done.returncode:
        raise typer.Exit(done.returncode)


@app.command()
def add(name: Name, note: Note, requires: Requires = None) -> None:
    """Add a change to the plan, with its four files: deploy, revert, verify, test."""
    template, module, thing = parts(name)
    dependencies = [word for change in requires or [] for word in ("--requires", change)]
    sqitch(
        "add", name, "--note", note, "--template", template, "--without", "test",
        "--set", f"module={module}", "--set", f"object={thing}", *dependencies,
    )  # fmt: skip
    # sqitch would put it into a folder test/ at the root.
    test = ROOT / "db" / "tests" / f"{name}.sql"
    text = (ROOT / "db" / "templates" / "test" / f"{template}.tmpl").read_text()
    for word, value in {"change": name, "module": module, "object": thing}.items():
        text = text.replace(f"[% {word} %]", value)
    test.parent.mkdir(parents=True, exist_ok=True)
    test.write_text(text)
    console.print(f"Created {test.relative_to(ROOT)}")
    console.print("Write the files; then ./ontour up -d deploys them, and ./ontour test tests.")


@app.command()
def rework(name: Name, note: Note, requires: Requires = None) -> None:
    """Change what was released: freezes the released files and lets you edit the present ones."""
    parts(name)
    if name not in {change.name for change in plan.read(ROOT)}:
        raise Problem(f"There is no change {name}.", "./ontour db add adds one.")
    # sqitch does not make the folders of its frozen copies.
    for kind in ("deploy", "revert", "verify"):
        (ROOT / "db" / "reworked" / kind / name).parent.mkdir(parents=True, exist_ok=True)
    dependencies = [word for change in requires or [] for word in ("--requires", change)]
    sqitch("rework", name, "--note", note, *dependencies)


@app.command()
def verify() -> None:
    """Ask the running database whether every change is there."""
    _on_running_database("verify")


@app.command()
def revert(
    to: Annotated[
        str | None, typer.Option(help="The last change or @tag that stays; none if not given.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Undo changes in the running database, newest first; their data is lost."""
    if not yes:
        what = f"everything after {to}" if to else "everything"
        typer.confirm(f"Revert {what} in the running database?", abort=True)
    _on_running_database("revert", "-y", *(("--to", to) if to else ()))


def _on_running_database(*arguments: str) -> None:
    from ontour import running

    stack = running.current(Paths.default())
    with console.status(f"sqitch {arguments[0]}"):
        said = deploy.sqitch(stack.cluster, stack.dbname, *arguments, root=ROOT)
    console.print(said, markup=False)
