"""`wholepicture checks`: the practice checks, listed and shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wholepicture.cli.progress import stop

if TYPE_CHECKING:
    from rich.console import Console

    from wholepicture.checks.limits import Limits
    from wholepicture.checks.vocabulary import Check

checks = typer.Typer(
    name="checks", help="The practice checks: each a rule in words, with its source.", no_args_is_help=True
)
_LEVELS = {"W": "national", "L": "local", "P": "our proposal"}
_EVIDENCE = {"S": "in a published source", "V": "to be verified", "P": "no published number: set your own"}
_LimitsFiles = Annotated[
    list[Path] | None, typer.Option("--limits", metavar="FILE.toml", help="A partnership's own. May be repeated.")
]


@checks.command("list")
def list_checks() -> None:
    """Name every check, with what it notices and whom it asks."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from wholepicture.checks.catalogue import every_check

    table = Table(box=SIMPLE, title="They check the work of services, not the family.", title_justify="left")
    table.add_column("Code", no_wrap=True)
    table.add_column("It notices", ratio=3)
    table.add_column("It asks", ratio=2)
    for check in every_check():
        table.add_row(check.code, escape(check.notices), escape(check.role))
    console = Console()
    console.print(table)
    console.print("See one in full: wholepicture checks show PC01", highlight=False)


@checks.command("show")
def show_check(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Of the check: PC01, or its name.")],
    limits: _LimitsFiles = None,
) -> None:
    """Show one check: what it notices, why, by which rule and limits, whom it asks, when it cannot tell."""
    from rich.console import Console

    from wholepicture.checks.catalogue import every_check
    from wholepicture.checks.limits import LimitsRefused, limits_with

    found = next((one for one in every_check() if code.strip().lower() in {one.code.lower(), one.slug}), None)
    if found is None:
        codes = ", ".join(one.code for one in every_check())
        stop("checks", f'there is no check "{code}". The checks are: {codes}.')
    try:
        used = limits_with(tuple(limits or ()))
    except LimitsRefused as refused:
        stop("checks", str(refused))
    console = Console()
    for heading, lines in _said_of(found, used):
        _print(console, heading, lines)
    _print_limits(console, found, used)


def _said_of(check: Check, limits: Limits) -> Iterator[tuple[str, list[str]]]:
    """What is said of a check, heading by heading."""
    from wholepicture.checks.in_force import in_force
    from wholepicture.checks.in_words import InWords
    from wholepicture.chronology.terms import kinds
    from wholepicture.exchange.checking.plain_words import role_of

    [check] = in_force([check], limits)
    in_words = InWords(limits, lambda kind: kinds()[kind].english if kind in kinds() else kind)
    yield f"{check.code} {check.slug}, version {check.version}", [check.notices]
    yield "Why", [f"{of.says} ({of.title}; {_EVIDENCE[of.evidence]})" for of in check.because]
    yield (
        "When it is raised",
        [f"The record does not show {limb.shows}: {in_words.condition(limb.when)}" for limb in check.limbs],
    )
    roles = dict.fromkeys(role_of(check, limb.name) for limb in check.limbs)
    yield "It asks", [f"{', '.join(roles)}: {check.ask} An answer is wanted in {check.respond}."]
    yield "What would close it", [check.clears_when]
    yield "When it stays silent", [check.silent_when or "When nothing in the record begins it."]
    yield "When it cannot tell", [check.cannot_tell_when or "When a date, a detail or a name that decides is missing."]


def _print(console: Console, heading: str, lines: list[str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Text(heading, style="bold"))
    for line in lines:
        bullet = "- " if len(lines) > 1 else ""
        console.print(Padding(Text(f"{bullet}{line}"), (0, 0, 0, 2)))
    console.print()


def _print_limits(console: Console, check: Check, limits: Limits) -> None:
    from rich.box import SIMPLE
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=SIMPLE, title="Limits", title_justify="left", title_style="bold")
    for heading in ("Limit", "Is", "Level", "Source"):
        table.add_column(heading, overflow="fold")
    for name in limits.names:
        if name.startswith(f"{check.code}."):
            of = limits.setting(name)
            source = of.source or "your own file of limits"
            table.add_row(name, of.in_words, _LEVELS[of.level], escape(f"{source} ({_EVIDENCE[of.evidence]})"))
    console.print(table)
