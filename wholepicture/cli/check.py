"""`wholepicture check`: what the record of the work with a child does not show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    import datetime

    from wholepicture.checks.fact import Child
    from wholepicture.exchange.checking.checked import CheckRequest

WRONG_USE = 2


def check(  # noqa: PLR0917 - one parameter an option is the form that the library asks for
    chronology: Annotated[Path, typer.Argument(metavar="CHRONOLOGY.json", help="What 'wholepicture merge' wrote.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for gaps.json and gaps.html.")],
    decisions: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="What people decided of codes or said of gaps. May be repeated."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="For which day; without it, the last on which anything was known."),
    ] = None,
    known_to: Annotated[
        str | None, typer.Option(metavar="AGENCY", help="Only what this agency held or had been told.")
    ] = None,
    limits: Annotated[
        list[Path] | None, typer.Option(metavar="FILE.toml", help="A partnership's own limits. May be repeated.")
    ] = None,
    child: Annotated[
        list[str] | None, typer.Option(metavar="NAME[=BORN]", help="A child, with the day of birth. May be repeated.")
    ] = None,
    *,
    with_suggested: Annotated[
        bool, typer.Option("--with-suggested", help="Also count codes that nobody has confirmed; each gap says so.")
    ] = False,
) -> None:
    """Say what the record of the work with a child does not show.

    Writes gaps.json and gaps.html. It judges the work of services, no person,
    and foresees nothing. Ends with 0, or with 2 when it was used wrongly.
    """
    from wholepicture.exchange.checking.checked import CheckRefused, check_chronology
    from wholepicture.exchange.checking.gaps_file import write_gaps_file

    request = request_of(chronology, decisions, as_of, known_to, limits, child, with_suggested=with_suggested)
    try:
        checked = check_chronology(request)
        out.mkdir(parents=True, exist_ok=True)
        write_gaps_file(checked, out / "gaps.json")
    except CheckRefused as refused:
        stop(str(refused))
    except OSError as wrong:
        stop(f"nothing could be written to {out} ({wrong.strerror}). Give another folder.")
    raised = [one for one in checked.gaps if one.open and one.gap.because is None]
    typer.echo(f"Open gaps in the record of the work: {len(raised)}. See {out / 'gaps.json'}.")


def request_of(  # noqa: PLR0917 - the options of the command, in its order
    chronology: Path,
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
        chronology=chronology,
        decisions=tuple(decisions or ()),
        as_of=_day(as_of, "--as-of") if as_of is not None else None,
        known_to=known_to,
        limits=tuple(limits or ()),
        with_suggested=with_suggested,
        children=tuple(_child(one) for one in children or ()),
    )


def _child(text: str) -> Child:
    from wholepicture.checks.fact import Child

    name, equals, born = text.partition("=")
    if not name.strip():
        stop(f"--child {text}: say who: NAME, or NAME=BORN.")
    return Child(name.strip(), _day(born, "--child") if equals else None)


def _day(text: str, option: str) -> datetime.date:
    import datetime

    from wholepicture.timescales.date_known import DateRefused
    from wholepicture.timescales.wording import read_wording

    try:
        day = read_wording(text, reference=datetime.date.today()).day  # noqa: DTZ011 - the person's own day
    except DateRefused as refusal:
        stop(f"{option} {text}: {refusal}")
    if day is None:
        stop(f"{option} {text}: this must be one day, for instance 2016-05-22 or 22/05/2016.")
    return day


def stop(why: str) -> NoReturn:
    """Say why it cannot be done, and end."""
    typer.echo(f"wholepicture check: {why}", err=True)
    raise typer.Exit(WRONG_USE)
