"""Files are read in workers: two at a time, and one bad file never takes the others with it.

A reader that hangs is stopped, one that takes too much memory fails alone, one that crashes is reported. The workers
start from a clean server process, because forking a process that has threads can stop for ever.
"""

from __future__ import annotations

import concurrent.futures
import functools
import importlib.resources
import multiprocessing
import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from typing import TypedDict

from pebble import ProcessExpired, ProcessPool

from wholepicture.exchange.account import FileAccount
from wholepicture.exchange.merging.one_file import FileToRead, account_of, refused

_MB = 1024 * 1024


class _Limits(TypedDict):
    seconds: float
    memory_mb: int
    most: int


@functools.cache
def _limits() -> _Limits:
    text = importlib.resources.files(__package__).joinpath("limits.toml").read_text("utf-8")
    data = tomllib.loads(text)
    one_file, workers = data["one_file"], data["workers"]
    return _Limits(seconds=one_file["seconds"], memory_mb=one_file["memory_mb"], most=workers["most"])


def accounts_of(
    files: Sequence[FileToRead],
    *,
    seconds: float | None = None,
    read: Callable[[FileToRead], FileAccount] = account_of,
) -> Iterator[FileAccount]:
    """Read and understand many files.

    Args:
        files: What to read.
        seconds: How long one file may take; None for the limit in `limits.toml`.
        read: What a worker does with a file; a function of a module, so that a worker can import it.

    Yields:
        One account a file, in the order of `files`, whatever happens to a reader.
    """
    limits = _limits()
    time_limit = seconds or limits["seconds"]
    if not files:
        return
    with ProcessPool(
        max_workers=min(limits["most"], os.cpu_count() or 1, len(files)),
        initializer=keep_within,
        initargs=(limits["memory_mb"] * _MB,),
        context=clean_start(),
    ) as pool:
        futures = [_begun(pool, read, file, time_limit) for file in files]
        for file, future in zip(files, futures, strict=True):
            yield _answer(file, future, time_limit)


def _begun(
    pool: ProcessPool, read: Callable[[FileToRead], FileAccount], file: FileToRead, seconds: float
) -> concurrent.futures.Future[FileAccount]:
    """The reading of a file, begun; when no worker can be started, a reading that has failed already."""
    try:
        return pool.schedule(read, args=(file,), timeout=seconds)
    except (concurrent.futures.BrokenExecutor, RuntimeError, OSError) as problem:
        failed: concurrent.futures.Future[FileAccount] = concurrent.futures.Future()
        failed.set_exception(problem)
        return failed


def _answer(file: FileToRead, future: concurrent.futures.Future[FileAccount], seconds: float) -> FileAccount:
    try:
        return future.result()
    except concurrent.futures.TimeoutError:
        return refused(
            file.name,
            f"Reading this file took longer than {seconds:g} seconds and was stopped. Save it again from the program "
            "that made it, or split it, and send that.",
        )
    except (ProcessExpired, MemoryError):
        return refused(
            file.name,
            "The reader stopped while reading this file: it is damaged, or needs more memory than one file may take. "
            "Open it in the program that made it, save it under a new name, and send that.",
        )
    except (concurrent.futures.BrokenExecutor, OSError) as problem:
        return refused(
            file.name,
            f"No reader could be started for this file ({type(problem).__name__}: {problem}). Close other programs, "
            "and merge again.",
        )
    except Exception as problem:  # noqa: BLE001 - a fault of ours is said to be one, and the other files go on
        return refused(
            file.name,
            f"Whole Picture itself failed on this file ({type(problem).__name__}: {problem}). It may be quite in "
            "order: do not send it back. Report the fault, without the file; meanwhile copy its table into a new "
            "document.",
        )


def clean_start() -> multiprocessing.context.BaseContext:
    """How a worker begins: from a clean process, because one that has threads cannot safely be copied."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["wholepicture.exchange.merging.one_file"])
    return context


def keep_within(memory: int) -> None:
    """Limit what a worker may take, where the system can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - only where it exists

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
