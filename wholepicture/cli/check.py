"""`wholepicture check`: what the record of the work with a child does not show."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wholepicture.cli.asked_options import AsOf, Children, Chronology, Decisions, KnownTo, OwnLimits, WithSuggested
from wholepicture.cli.progress import stop

if TYPE_CHECKING:
    import datetime

    from wholepicture.checks.fact import Child
    from wholepicture.exchange.checking.checked import Checked, CheckRequest


def check(  # noqa: PLR0917 - one parameter an option is the form that the library asks for
    chronology: Chronology,
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="The folder for gaps.json and gaps.html.")],
    decisions: Decisions = None,
    as_of: AsOf = None,
    known_to: KnownTo = None,
    limits: OwnLimits = None,
    child: Children = None,
    *,
    with_suggested: WithSuggested = False,
) -> None:
    """Say what the record of the work with a child does not show.

    Writes gaps.json and gaps.html. It judges the work of services, no person,
    and foresees nothing. Ends with 0, or with 2 when it was used wrongly.
    """
    from wholepicture.exchange.checking.checked import check_chronology
    from wholepicture.exchange.checking.chronology_given import CheckRefused
    from wholepicture.exchange.writing.folder import OutputRefused

    folder = folder_of("check", out)
    request = request_of("check", decisions, as_of, known_to, limits, child, with_suggested=with_suggested)
    try:
        checked = check_chronology(chronology, request)
        write_gaps(checked, folder)
    except (CheckRefused, OutputRefused) as refused:
        stop("check", str(refused))
    tell_remarks(checked)
    typer.echo(f"Asked for {checked.reader.as_of}. See {folder / 'gaps.html'}.")


def tell_remarks(checked: Checked) -> None:
    """Say on stderr what the chronology says that the checks do not understand."""
    from wholepicture.exchange.checking.remarks import remark_in_words

    for one in checked.remarks:
        typer.echo(remark_in_words(one, checked.entries), err=True)


def write_gaps(checked: Checked, out: Path, *, chronology: str = "") -> list[Path]:
    """Write what the checks say into a folder; `chronology` is the name of the chronology's page beside it."""
    from wholepicture.exchange.checking.gaps_file import write_gaps_file
    from wholepicture.exchange.checking.gaps_page import write_gaps_page
    from wholepicture.exchange.checking.outputs import write_outputs

    page = functools.partial(write_gaps_page, checked, chronology=chronology)
    return write_outputs(out, {"gaps.html": page, "gaps.json": functools.partial(write_gaps_file, checked)})


def request_of(  # noqa: PLR0917 - the command, and its options in their order
    command: str,
    decisions: list[Path] | None,
    as_of: str | None,
    known_to: str | None,
    limits: list[Path] | None,
    children: list[str] | None,
    *,
    with_suggested: bool,
) -> CheckRequest:
    """What was asked on the command line, each part looked through."""
    from wholepicture.exchange.checking.checked import CheckRequest

    return CheckRequest(
        decisions=tuple(decisions or ()),
        as_of=_day(command, as_of, "--as-of") if as_of is not None else None,
        known_to=known_to,
        limits=tuple(limits or ()),
        with_suggested=with_suggested,
        children=children_of(command, children),
    )


def folder_of(command: str, out: str) -> Path:
    """The folder for the outputs."""
    if not out.strip():
        stop(command, "--out is empty. Give the folder for the outputs.")
    return Path(out)


def children_of(command: str, children: list[str] | None) -> tuple[Child, ...]:
    """The children who were named on the command line."""
    return tuple(_child(command, one) for one in children or ())


def _child(command: str, text: str) -> Child:
    from wholepicture.checks.fact import Child

    name, equals, born = text.partition("=")
    if not name.strip():
        stop(command, f"--child {text}: say who: NAME, or NAME=BORN.")
    return Child(name.strip(), _day(command, born, "--child") if equals else None)


def _day(command: str, text: str, option: str) -> datetime.date:
    import datetime

    from wholepicture.timescales.date_known import DateRefused
    from wholepicture.timescales.wording import read_wording

    try:
        day = read_wording(text, reference=datetime.date.today()).day  # noqa: DTZ011 - the person's own day
    except DateRefused as refusal:
        stop(command, f"{option} {text}: {refusal}")
    if day is None:
        stop(command, f"{option} {text}: this must be one day, for instance 2016-05-22 or 22/05/2016.")
    return day
