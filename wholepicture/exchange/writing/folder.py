"""All outputs of a chronology in one folder: each is made aside, and put in place only when all are whole."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import gc
import importlib
import importlib.resources
import multiprocessing
import os
import sys
import threading
import tomllib
from collections.abc import Callable, Collection, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, cast

from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.unfinished import remove_leftovers, unfinished_in

Progress = Callable[[str], None]


class OutputRefused(Exception):
    """A folder that cannot take the outputs; the message says what is wrong and what to do about it."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Output:
    format: str
    name: str
    writer: str
    second_process: bool = False

    def write(self, merged: MergedChronology, folder: Path) -> None:
        """Write it into a folder, and wait until the disk has it."""
        module, _, function = self.writer.partition(":")
        write = getattr(importlib.import_module(f"{__package__}.{module}"), function)
        path = folder / self.name
        cast("Callable[[MergedChronology, Path], None]", write)(merged, path)
        with path.open("rb+") as written:
            os.fsync(written.fileno())


def write_folder(
    merged: MergedChronology,
    out: Path,
    *,
    formats: Collection[str] | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """Write the page, the Word document, the workbook, the list of what was refused, and the data file.

    Either every output is put in place, the data file last, or the folder is as it was: nothing is half written, even
    when the disk fills up or the program is killed. Files in the folder that are not our outputs are never touched.

    Args:
        merged: The chronology.
        out: The folder; it is made when it does not exist.
        formats: Which to write, of "html", "docx", "xlsx", "csv" and "json"; None for all.
        progress: Told the name of each output as its writing begins.

    Returns:
        The outputs' paths, in the order in which they were put in place.

    Raises:
        OutputRefused: When the folder cannot take them; says what to do.
        ValueError: When a format is not known.
    """
    outputs = _chosen(formats)
    made_here = _prepare(out, outputs)
    try:
        remove_leftovers(out, _data()["settings"]["seconds_to_be_held"])
        with unfinished_in(out) as unfinished:
            _write_all(merged, unfinished, outputs, progress or (lambda _: None))
            return [_put_in_place(unfinished / output.name, out / output.name) for output in outputs]
    except OSError as wrong:
        raise OutputRefused(
            f"The outputs could not be written to {out} ({wrong.strerror or wrong}). What was there is unchanged. "
            "Make room on the disk, or give another folder."
        ) from wrong
    finally:
        _sync_folder(out)
        if made_here and not any(out.iterdir()):
            out.rmdir()


def output_names() -> tuple[str, ...]:
    """The names of the outputs, the data file first."""
    return tuple(one["name"] for one in reversed(_data()["output"]))


def _chosen(formats: Collection[str] | None) -> list[_Output]:
    outputs = [_Output(**one) for one in _data()["output"]]
    known = {output.format for output in outputs}
    if formats is not None and not set(formats) <= known:
        raise ValueError(f"There is no such format: {', '.join(sorted(set(formats) - known))}. Known: {sorted(known)}.")
    return [output for output in outputs if formats is None or output.format in formats]


def _prepare(out: Path, outputs: Sequence[_Output]) -> bool:
    """Make sure that the folder is there and can take the outputs; True when it was made for them."""
    if out.exists() and not out.is_dir():
        raise OutputRefused(f"{out} is a file. Give the name of a folder for the outputs, or move the file away.")
    try:
        made_here = not out.exists()
        out.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise OutputRefused(
            f"The folder {out} could not be made ({wrong.strerror}). Give a folder that you may write to."
        ) from wrong
    if not os.access(out, os.W_OK | os.X_OK):
        raise OutputRefused(f"You may not write to {out}. Give another folder, or ask for the right to write to it.")
    for output in outputs:
        if (out / output.name).is_dir():
            raise OutputRefused(
                f"In {out} there is a folder named {output.name}, the name of an output. Rename it, or give another "
                "folder for the outputs."
            )
    return made_here


def _write_all(merged: MergedChronology, unfinished: Path, outputs: Sequence[_Output], progress: Progress) -> None:
    """Write the outputs, some of them in a second process where that is safe and saves time."""
    beside = [output for output in outputs if output.second_process] if _may_use_two_processes(merged) else []
    second = _started(merged, unfinished, beside) if beside and len(beside) < len(outputs) else None
    try:
        for output in outputs:
            progress(output.name)
            if second is None or output not in beside:
                output.write(merged, unfinished)
        if second is not None:
            second.join()
            if second.exitcode != 0:  # whatever it was: done here, it works or says why not
                for output in beside:
                    output.write(merged, unfinished)
    finally:
        if second is not None and second.is_alive():
            second.kill()
            second.join()


def _may_use_two_processes(merged: MergedChronology) -> bool:
    """Whether a copy of this process may write a share of the outputs.

    Only on Linux, where a process can be copied with its memory shared; only when no other thread runs, because a
    lock that one holds would stay shut in the copy for ever; and only when there is enough to write, and memory for it.
    """
    settings = _data()["settings"]
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and (os.cpu_count() or 1) > 1
        and len(merged.entries) >= settings["entries_for_two_processes"]
        and _megabytes_held() <= settings["megabytes_for_two_processes"]
    )


def _megabytes_held() -> float:
    """The memory that this process holds, as Linux counts it (resident pages)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _started(merged: MergedChronology, unfinished: Path, outputs: Sequence[_Output]) -> BaseProcess:
    gc.collect()
    gc.freeze()  # so that collecting garbage in the copy does not touch, and so copy, all the memory that is shared
    try:
        process = multiprocessing.get_context("fork").Process(target=_write_beside, args=(merged, unfinished, outputs))
        process.start()
    finally:
        gc.unfreeze()
    return process


def _write_beside(merged: MergedChronology, unfinished: Path, outputs: Sequence[_Output]) -> None:
    try:
        for output in outputs:
            output.write(merged, unfinished)
    except BaseException:  # noqa: BLE001 - the first process tries again, and says it in words
        os._exit(1)


def _put_in_place(made: Path, target: Path) -> Path:
    try:
        made.replace(target)
    except OSError as wrong:
        raise OutputRefused(
            f"{target} could not be replaced ({wrong.strerror}): it may be open in another program. Close it there and "
            "merge again. It is as it was; outputs that are newer than it are new."
        ) from wrong
    return target


def _sync_folder(out: Path) -> None:
    """Wait until the disk has the names too; not every system can do that for a folder, and none needs it to read."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        folder = os.open(out, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@functools.cache
def _data() -> dict[str, Any]:
    text = importlib.resources.files(__package__).joinpath("folder.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
