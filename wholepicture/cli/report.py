"""What the screen says after a merge: the account of each file, what was refused, and where to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from wholepicture.exchange.merged import FileLine, MergedChronology

_ROWS_SHOWN = 12
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


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _say_refused(chronology: MergedChronology, console: Console) -> None:
    refused = chronology.refused
    if not refused:
        return
    console.print(f"\n[bold]{_counted(len(refused), 'row')} refused[/], each with its reason:")
    for row in refused[:_ROWS_SHOWN]:
        console.print(
            f"  {escape(row.file)}, {escape(row.where)}: {escape(row.reason)}", soft_wrap=True, highlight=False
        )
    if len(refused) > _ROWS_SHOWN:
        by_file = Counter(row.file for row in refused[_ROWS_SHOWN:])
        rest = ", ".join(f"{count} in {name}" for name, count in by_file.items())
        console.print(f"  ... and {escape(rest)}: see refused.csv", soft_wrap=True, highlight=False)


def _say_written(chronology: MergedChronology, written: Sequence[Path], console: Console) -> None:
    count = len(chronology.entries)
    part = f" of {chronology.counted}" if chronology.narrowing else ""
    agencies = "1 agency" if len(chronology.agencies) == 1 else f"{len(chronology.agencies)} agencies"
    console.print(f"\n[bold]{count}{part} entries[/] from {agencies}. Written:", highlight=False)
    for path in written:
        console.print(f"  {escape(str(path))}", soft_wrap=True, highlight=False)
