"""`wholepicture merge`: a folder of agencies' files becomes one chronology."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from wholepicture.cli.asked_options import Children
from wholepicture.cli.progress import Say, progress, stop

if TYPE_CHECKING:
    from wholepicture.checks.fact import Child
    from wholepicture.exchange.checking.checked import Checked
    from wholepicture.exchange.merged import MergedChronology, Narrowing
    from wholepicture.exchange.merging.merge import MergeRequest
    from wholepicture.exchange.merging.suggestions import Maker

SOMETHING_REFUSED = 3


def merge(  # noqa: PLR0917 - one parameter an option is the form that the library asks for
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files and folders to read.")],
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="The folder for the five outputs.")],
    agency: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE=NAME",
            help="Whose record a file is. Without '=': write only this agency's entries. May be repeated.",
        ),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE.toml",
            help="A mapping for every file, or FILE=MAPPING.toml for one. 'wholepicture mapping' proposes one.",
        ),
    ] = None,
    born: Annotated[str | None, typer.Option(metavar="DATE", help="The child's birth date: ages are shown.")] = None,
    due: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the child is expected, if not yet born.")
    ] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Write entries from this day on.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Write entries up to this day.")] = None,
    person: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Write only entries about this person. May be repeated.")
    ] = None,
    decisions: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE", help="What a reviewer decided of suggested codes, saved from the page. May be repeated."
        ),
    ] = None,
    lexicon: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE.toml", help="A partnership's own rules for suggested codes. May be repeated."),
    ] = None,
    child: Children = None,
    *,
    suggest: Annotated[
        bool, typer.Option("--suggest/--no-suggest", help="Suggest codes from the words, or leave that out.")
    ] = True,
    check: Annotated[
        bool, typer.Option("--check", help="Also write gaps.html and gaps.json: see 'wholepicture check'.")
    ] = False,
) -> None:
    """Make one chronology from many agencies' files.

    Writes chronology.html, .docx, .xlsx and .json and refused.csv.
    Every row is an entry, is refused with a reason, or was blank.

    Ends with 0 when all was read, 3 when something was refused,
    2 when the command was used wrongly.
    """
    from wholepicture.cli.check import children_of, write_gaps
    from wholepicture.cli.report import report
    from wholepicture.exchange.merging.merge import MergeRequest
    from wholepicture.exchange.merging.said_of_files import SaidWrongly
    from wholepicture.exchange.writing.folder import OutputRefused, write_folder

    codes, answers = _told_apart(decisions or [])
    if answers and not check:
        _stop(
            f"--decisions {answers[0].name}: it holds answers to gaps. Add --check, or give it to 'wholepicture check'."
        )
    if child and not check:
        _stop("--child is for --check. Add --check, or leave out --child.")
    children = children_of("merge", child)
    request = MergeRequest(
        paths=[_existing(path) for path in paths],
        out=Path(_given(out, "--out")),
        agencies=[one for one in agency or [] if "=" in one],
        mappings=mapping or [],
        born=_day(born, "--born"),
        due=_day(due, "--due"),
        narrowing=_narrowing(from_, to, [one for one in agency or [] if "=" not in one], person or []),
        decisions=codes,
        suggester=_suggester([Path(_given(one, "--lexicon")) for one in lexicon or []]) if suggest else None,
    )
    try:
        with progress("looking for files") as say:
            chronology = _merge(request, say)
            checked = _checked(chronology, answers, children) if check else None
            chronology = dataclasses.replace(chronology, with_gaps=check)
            written = write_folder(chronology, Path(out), progress=lambda name: say(f"writing {name}", 0, 0))
            if checked:
                written += write_gaps(checked, Path(out), chronology=written[0].name)
    except (SaidWrongly, OutputRefused) as wrong:
        _stop(str(wrong))
    report(chronology, written)
    if any(line.refused or line.status == "refused" for line in chronology.files):
        raise typer.Exit(SOMETHING_REFUSED)


def _told_apart(decisions: list[str]) -> tuple[list[Path], list[Path]]:
    """The files of decisions about codes, and those of answers to gaps."""
    from wholepicture.exchange.checking.answers_given import holds_answers

    paths = [Path(_given(one, "--decisions")) for one in decisions]
    return [one for one in paths if not holds_answers(one)], [one for one in paths if holds_answers(one)]


def _checked(chronology: MergedChronology, answers: list[Path], children: tuple[Child, ...]) -> Checked:
    """What the checks say of a chronology; asked before anything is written."""
    from wholepicture.exchange.checking.checked import CheckRequest, check_entries
    from wholepicture.exchange.checking.chronology_given import CheckRefused

    if chronology.narrowing:
        _stop("--check needs the whole chronology: leave out --from, --to, --person and --agency NAME, or --check.")
    try:
        return check_entries(chronology.title, chronology.entries, CheckRequest(decisions=answers, children=children))
    except CheckRefused as refused:
        _stop(str(refused))


def _suggester(lexicons: list[Path]) -> Maker:
    """What makes a suggester; a lexicon that cannot be used is said before any file is read."""
    from wholepicture.words.lexicon import LexiconRefused, lexicon_with
    from wholepicture.words.suggest import Suggester

    try:
        lexicon_with(lexicons)
    except LexiconRefused as refused:
        _stop(f"the lexicon cannot be used.\n{refused}")
    return functools.partial(Suggester, lexicons=tuple(lexicons))


def _merge(request: MergeRequest, say: Say) -> MergedChronology:
    from wholepicture.exchange.merging.merge import merge as merge_files

    chronology = merge_files(request, progress=say)
    if not chronology.files:
        _stop("There is no file to read in " + ", ".join(str(path) for path in request.paths) + ".")
    return chronology


def _given(text: str, option: str) -> str:
    if not text.strip():
        _stop(f"{option} is empty. Leave it out, or write something behind it.")
    return text


def _existing(text: str) -> Path:
    path = Path(_given(text, "one PATH"))
    if not path.exists() and not path.is_symlink():
        _stop(f"There is no file or folder {path}. Check the name.")
    return path


def _narrowing(from_: str | None, to: str | None, agencies: list[str], people: list[str]) -> Narrowing:
    from wholepicture.exchange.merged import Narrowing

    first, last = _day(from_, "--from"), _day(to, "--to", last=True)
    if first and last and first > last:
        _stop(f"--from {from_} is later than --to {to}.")
    return Narrowing(
        first=first,
        last=last,
        agencies=tuple(_given(name, "--agency") for name in agencies),
        people=tuple(_given(name, "--person") for name in people),
    )


def _day(text: str | None, option: str, *, last: bool = False) -> datetime.date | None:
    """A day, or the first or last day of a month or year, as a person writes it."""
    if text is None:
        return None
    from wholepicture.timescales.date_known import DateRefused
    from wholepicture.timescales.wording import read_wording

    try:
        known = read_wording(text, reference=datetime.date.today())  # noqa: DTZ011 - the person's own day
    except DateRefused as refusal:
        _stop(f"{option} {text}: {refusal}")
    day = known.upper if last else known.lower
    if day is None or (option in {"--born", "--due"} and known.day is None):
        _stop(f"{option} {text}: this must be one day, for instance 2016-05-22 or 22/05/2016.")
    return day


def _stop(why: str) -> NoReturn:
    stop("merge", why)
