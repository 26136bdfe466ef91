"""What the screen says after a merge: the account of each file, what was refused, and where to look."""

from __future__ import annotations

import collections
from collections.abc import Sequence
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from wholepicture.exchange.merged import FileLine, MergedChronology

_REASONS_SHOWN = 12
_COUNTS = ("rows", "entries", "refused", "blank")


def report(chronology: MergedChronology, written: Sequence[Path], *, console: Console | None = None) -> None:
    """Say what came of every file.

    Args:
        chronology: What was merged.
        written: The outputs.
        console: Where to say it; standard output by default.
    """
    console = console or Console()
    console.print(_reconciliation(chronology.files))
    for line in chronology.files:
        if line.problem:
            mark = "[bold red]refused[/]" if line.status == "refused" else "[bold]note[/]"
            console.print(f"{mark} {escape(line.file)}: {escape(line.problem)}", soft_wrap=True, highlight=False)
    _say_refused(chronology, console)
    _say_decisions(chronology, console)
    _say_written(chronology, written, console)


def _reconciliation(files: Sequence[FileLine]) -> Table:
    """The counts first and the names last, so that a long name folds without breaking the columns."""
    table = Table(title="Rows seen = entries + refused + blank", title_justify="left", show_footer=True, box=SIMPLE)
    for count in _COUNTS:
        total = sum(getattr(line, count) for line in files)
        table.add_column(count.capitalize(), justify="right", footer=str(total), no_wrap=True)
    table.add_column("File, and whose record it is", footer=_counted(len(files), "file"), overflow="fold", ratio=1)
    for line in files:
        counts = (str(getattr(line, count)) for count in _COUNTS)
        table.add_row(*counts, f"{escape(line.file)}\n  {_whose(line)}")
    return table


def _whose(line: FileLine) -> str:
    if line.status == "refused":
        return "[bold red]refused[/]"
    nothing_held = ": nothing held" if line.status == "nil_return" else ""
    if line.agency is None:
        return "several agencies" if line.entries else "no agency"
    return f"[bold]{escape(line.agency)}[/]{nothing_held} [dim]({escape(line.agency_from)})[/]"


def _counted(number: int, noun: str, nouns: str = "") -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {nouns or noun + 's'}"


def _say_refused(chronology: MergedChronology, console: Console) -> None:
    """The refused rows with their reasons; a reason that many rows of a file share is said once."""
    refused = chronology.refused
    if not refused:
        return
    console.print(f"\n[bold]{_counted(len(refused), 'row')} refused[/], each with its reason:")
    alike: dict[tuple[str, str], list[str]] = {}
    for row in refused:
        alike.setdefault((row.file, row.reason), []).append(row.where)
    for (file, reason), places in list(alike.items())[:_REASONS_SHOWN]:
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        console.print(f"  {escape(f'{file}, {places[0]}{more}: {reason}')}", soft_wrap=True, highlight=False)
    if len(alike) > _REASONS_SHOWN:
        console.print("  ... for the others see refused.csv", highlight=False)


def _say_decisions(chronology: MergedChronology, console: Console) -> None:
    """How far people have decided of the suggested codes, and which decisions could not be applied."""
    rules = chronology.rules
    suggested, confirmed, rejected, disputed, waiting = (
        sum(getattr(line, count) for line in rules)
        for count in ("suggested", "confirmed", "rejected", "disputed", "waiting")
    )
    if rules:
        console.print(
            f"\n[bold]{_counted(suggested, 'code')} suggested[/] from the words; a person decides. So far {confirmed} "
            f"confirmed, {rejected} rejected, {disputed} disputed (people differ), {waiting} waiting.",
            soft_wrap=True,
            highlight=False,
        )
    unmatched = chronology.unmatched
    if unmatched:
        console.print(f"\n[bold]{_counted(len(unmatched), 'decision')} unmatched[/], each with its reason:")
    for reason, count in collections.Counter(one.reason for one in unmatched).items():
        console.print(f"  {count}: {escape(reason)}", soft_wrap=True, highlight=False)
    if unmatched:
        console.print("  Each of them is in the workbook, sheet Not applied, and in the data file.", highlight=False)


def _say_written(chronology: MergedChronology, written: Sequence[Path], console: Console) -> None:
    count = _counted(len(chronology.entries), "entry", "entries")
    if chronology.narrowing:
        count = f"{len(chronology.entries)} of {_counted(chronology.counted, 'entry', 'entries')}"
    agencies = len({entry.agency for entry in chronology.entries})
    console.print(f"\n[bold]{count}[/] from {_counted(agencies, 'agency', 'agencies')}. Written:", highlight=False)
    for path in written:
        console.print(f"  {escape(str(path))}", soft_wrap=True, highlight=False)
    if chronology.narrowing and not chronology.entries:
        names = ", ".join(agency.name for agency in chronology.agencies)
        console.print(f"Nothing fits what was asked for. The agencies are: {escape(names)}.", soft_wrap=True)
