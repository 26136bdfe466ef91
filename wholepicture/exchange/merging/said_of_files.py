"""What a person said of a file: whose record it is, how its columns are to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from wholepicture.agencies.agency import Agency
from wholepicture.agencies.recognise import named
from wholepicture.exchange.merging.find_files import FoundFile
from wholepicture.exchange.understanding.mapping import MappingRefused, SourceMapping, read_mapping

_Said = TypeVar("_Said")
_MOST_NAMED = 12  # files listed in a message


class SaidWrongly(ValueError):
    """What was said names no file, or more than one, or cannot be used; the message says what to write instead."""


def agencies_said(given: Sequence[str], found: Sequence[FoundFile]) -> dict[str, Agency]:
    """Whose record each file is said to be.

    Args:
        given: "FILE=NAME" each; the file by its name, its name without the ending, or its path. Either may hold "=".
        found: The files that there are.

    Returns:
        The agency by the file's name in the account.

    Raises:
        SaidWrongly: Something said names no file or several, names nobody, or contradicts what was said before.
    """
    return _by_file(given, found, "FILE=NAME", lambda name: named(name.strip()))


def mappings_said(given: Sequence[str], found: Sequence[FoundFile]) -> dict[str, SourceMapping]:
    """The mapping that each file is to be read by.

    Args:
        given: "MAPPING.toml" for every file that has none of its own, or "FILE=MAPPING.toml" each.
        found: The files that there are.

    Returns:
        The mapping by the file's name in the account.

    Raises:
        SaidWrongly: Something said names no file or several, or the mapping cannot be used.
    """
    for_all = [one for one in given if "=" not in one or Path(one).is_file()]
    if len(for_all) > 1:
        raise SaidWrongly(f"{' and '.join(for_all)} are both for every file. Write FILE=MAPPING.toml for all but one.")
    of_each = _by_file([one for one in given if one not in for_all], found, "FILE=MAPPING.toml", _read)
    mapping = _read(for_all[0]) if for_all else None
    return ({one.name: mapping for one in found} if mapping else {}) | of_each


def _read(path: str) -> SourceMapping:
    try:
        return read_mapping(Path(path))
    except MappingRefused as wrong:
        raise SaidWrongly(str(wrong)) from wrong


def _by_file(
    given: Sequence[str], found: Sequence[FoundFile], form: str, understood: Callable[[str], _Said]
) -> dict[str, _Said]:
    by_file: dict[str, _Said] = {}
    for one in given:
        file, said = _parted(one, found, form)
        if not said.strip():
            raise SaidWrongly(f"{one}: write it as {form}; nothing stands behind the =.")
        if file in by_file:
            raise SaidWrongly(f"{one}: something else was said of {file} already. Say one thing of each file.")
        by_file[file] = understood(said)
    return by_file


def _parted(given: str, found: Sequence[FoundFile], form: str) -> tuple[str, str]:
    """The file's name in the account and what was said of it, parted at the first "=" behind the name of a file."""
    for file, said in _partings(given):
        called = [one.name for one in found if one.name == file] or [one.name for one in found if _is_called(one, file)]
        if len(called) > 1:
            raise SaidWrongly(f'{given}: "{file}" is more than one file: {_listed(called)}. Write its path.')
        if called:
            return called[0], said
    known = _listed([one.name for one in found])
    raise SaidWrongly(f"{given}: write it as {form}, with one of the files that were found: {known}")


def _partings(given: str) -> Iterator[tuple[str, str]]:
    for place, letter in enumerate(given):
        if letter == "=" and place:
            yield given[:place], given[place + 1 :]


def _is_called(file: FoundFile, given: str) -> bool:
    return given in {file.path.name, file.path.stem} or Path(given).absolute() == file.path.absolute()


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more
