"""Many files, one chronology."""

from __future__ import annotations

import dataclasses
import datetime
import gc
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.age import age_in_words
from wholepicture.chronology.entry import Entry
from wholepicture.chronology.order import in_order
from wholepicture.chronology.same_event import propose_same_events
from wholepicture.exchange.account import FileAccount, Refused
from wholepicture.exchange.merged import FileLine, MergedChronology, Narrowing
from wholepicture.exchange.merging.copies import take_nothing_twice
from wholepicture.exchange.merging.decisions_given import decisions_given
from wholepicture.exchange.merging.find_files import FoundFile, find_files
from wholepicture.exchange.merging.narrow import narrow
from wholepicture.exchange.merging.one_file import FileToRead
from wholepicture.exchange.merging.one_file import refused as refused_file
from wholepicture.exchange.merging.said_of_files import agencies_said, mappings_said
from wholepicture.exchange.merging.suggestions import Maker, with_suggestions
from wholepicture.exchange.merging.workers import accounts_of
from wholepicture.exchange.writing.folder import output_names
from wholepicture.words.decisions import Applied, apply


@dataclasses.dataclass(frozen=True, slots=True)
class MergeRequest:
    """What a person asks to be merged.

    Args:
        paths: Files and folders.
        out: Where the outputs will go; not read.
        agencies: Whose record a file is, as "FILE=NAME".
        mappings: "MAPPING.toml" for every file without its own, "FILE=MAPPING.toml" for one.
        born: The child's birth date.
        due: The date on which the child is expected.
        narrowing: What of the result to write.
        decisions: Files of what people decided of suggested codes.
        suggester: Makes what suggests codes, for the record's people; None for no suggestions beside those that our own
            data files hold.
    """

    paths: Sequence[Path]
    out: Path | None = None
    agencies: Sequence[str] = ()
    mappings: Sequence[str] = ()
    born: datetime.date | None = None
    due: datetime.date | None = None
    narrowing: Narrowing = dataclasses.field(default_factory=Narrowing)
    decisions: Sequence[Path] = ()
    suggester: Maker | None = None


def merge(request: MergeRequest, *, progress: Callable[[str, int, int], None] | None = None) -> MergedChronology:
    """Read every file, and put all entries into one chronology.

    Args:
        request: What to merge.
        progress: Called as progress(what is done, how many steps are done, of how many).

    Returns:
        The chronology. Every row of every file is in it as an entry, a refused row or a blank one.

    Raises:
        SaidWrongly: When an agency or a mapping is said of no file that was found, or cannot be used; when a file of
            decisions cannot be read.
    """
    decisions = decisions_given(request.decisions)
    found = find_files(request.paths, leave_out=request.out, outputs=output_names(), no_records=request.decisions)
    files = _with_what_was_said(found, request)
    steps = len(files) + 2
    say = progress or (lambda _what, _done, _of: None)
    accounts: list[FileAccount] = []
    for account in _read(found, files):
        accounts.append(account)
        say(account.file, len(accounts), steps)
    gc.freeze()  # entries stay to the end: looking through them again for garbage takes seconds with many
    take_nothing_twice(accounts)
    entries = in_order(entry for account in accounts for entry in account.entries)
    say("putting entries in order", steps - 1, steps)
    entries = _linked(entries)
    say("looking for the same event in several agencies' words", steps, steps)
    refused = [row for account in accounts for row in account.refused]
    if request.suggester is not None:
        entries, refused = with_suggestions(entries, refused, request.suggester, progress=say)
    return _merged(accounts, refused, apply(entries, decisions), request)


def _merged(
    accounts: list[FileAccount], refused: Sequence[Refused], decided: Applied, request: MergeRequest
) -> MergedChronology:
    entries = decided.entries
    written = narrow(entries, request.narrowing)
    ids = {entry.id for entry in written}
    born, due = request.born, request.due
    return MergedChronology(
        entries=tuple(written),
        counted=len(entries),
        refused=tuple(refused),
        files=tuple(FileLine.of(account) for account in accounts),
        set_aside=tuple((one.file, part.where, part.why, part.text) for one in accounts for part in one.set_aside),
        agencies=_agencies(entries),
        ages={entry.id: age_in_words(entry.happened, born=born, due=due) for entry in written} if born or due else {},
        narrowing=request.narrowing,
        disputed=tuple(one for one in decided.disputed if one.entry in ids),
        unmatched=decided.unmatched,
        rules=decided.rules,
    )


def _agencies(entries: Iterable[Entry]) -> tuple[Agency, ...]:
    return tuple(sorted({entry.agency for entry in entries}))


def _with_what_was_said(found: list[FoundFile], request: MergeRequest) -> list[FileToRead]:
    agencies = agencies_said(request.agencies, found)
    mappings = mappings_said(request.mappings, found)
    return [
        FileToRead(one.path, one.name, agencies.get(one.name), mappings.get(one.name))
        for one in found
        if one.problem is None
    ]


def _read(found: list[FoundFile], files: list[FileToRead]) -> Iterable[FileAccount]:
    """The accounts in the order in which the files were found, refused folders in their places."""
    read = iter(accounts_of(files))
    for one in found:
        yield refused_file(one.name, one.problem) if one.problem else next(read)


def _linked(entries: list[Entry]) -> list[Entry]:
    also = propose_same_events(entries)
    return [
        dataclasses.replace(entry, also_recorded_by=also[entry.id]) if entry.id in also else entry for entry in entries
    ]
