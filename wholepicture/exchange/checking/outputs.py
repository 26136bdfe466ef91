"""The outputs of the checks in a folder: each is made aside, and put in place only when all are whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from wholepicture.exchange.writing.folder import OutputRefused
from wholepicture.exchange.writing.unfinished import unfinished_in

Writer = Callable[[Path], None]


def write_outputs(out: Path, writers: Mapping[str, Writer]) -> list[Path]:
    """Write files into a folder: all of them, or none.

    Args:
        out: The folder; it is made when it does not exist.
        writers: What writes each file, by the file's name.

    Returns:
        The files' paths.

    Raises:
        OutputRefused: When the folder cannot take them; says what to do.
    """
    made_here = _prepared(out, writers)
    try:
        with unfinished_in(out) as unfinished:
            for name, write in writers.items():
                write(unfinished / name)
            return [(unfinished / name).replace(out / name) for name in writers]
    except OSError as wrong:
        raise OutputRefused(
            f"The outputs could not be written to {out} ({wrong.strerror or wrong}). What was there is unchanged. "
            "Make room on the disk, close the files elsewhere, or give another folder."
        ) from wrong
    finally:
        if made_here and not any(out.iterdir()):
            out.rmdir()


def _prepared(out: Path, names: Mapping[str, Writer]) -> bool:
    """Make sure that the folder is there and can take the outputs; True when it was made for them."""
    if out.exists() and not out.is_dir():
        raise OutputRefused(f"{out} is a file. Give the name of a folder for the outputs, or move the file away.")
    made_here = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise OutputRefused(
            f"The folder {out} could not be made ({wrong.strerror}). Give a folder that you may write to."
        ) from wrong
    for name in names:
        if (out / name).is_dir():
            raise OutputRefused(f"In {out} there is a folder named {name}, the name of an output. Rename it.")
    return made_here
