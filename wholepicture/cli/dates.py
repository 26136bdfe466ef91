"""`wholepicture dates`: read dates as agencies write them, one JSON line in, one JSON line out."""

from __future__ import annotations

import os
import sys


def dates() -> None:
    """Read dates as agencies write them: JSON lines on standard input, JSON lines on standard output.

    Each line in: {"id", "text", "reference_date"}, with an optional "row_above". Each line out: the first and last day
    that the words allow and whether they leave a doubt, or a refusal with its reason.
    """
    from wholepicture.timescales.date_lines import answer

    try:
        # Bytes, so that a line that is not UTF-8 is refused alone; each answer is out before the next line is read.
        for line in sys.stdin.buffer:
            sys.stdout.write(answer(line) + "\n")
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone (a pager, `head`): point standard output elsewhere, so that closing it is quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
