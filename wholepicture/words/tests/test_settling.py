"""Of what the rules propose for one text, what is shown."""

from __future__ import annotations

import pytest

from wholepicture.chronology.entry import Code
from wholepicture.words.settling import Proposal, settled

# what is proposed: code polarity subject start-end sentence (w: weak, >code: gives way to it) | what is shown
CASES = """
injury affirmed child 0-5 0; injury affirmed child 20-25 0 | injury affirmed child 0-5
injury affirmed child 0-5 0; injury affirmed child 0-9 0 | injury affirmed child 0-9
injury affirmed child 0-9 0; injury absent child 2-5 0 | injury affirmed child 0-9
substance affirmed none 0-5 0 w; substance absent mother 9-15 0 | substance absent mother 9-15
substance affirmed none 0-5 0 w | substance affirmed none 0-5
substance affirmed none 0-5 0; substance affirmed mother 9-15 0 | substance affirmed mother 9-15
injury affirmed child 0-5 0; injury absent child 9-15 0 | injury absent child 9-15
legal affirmed none 0-5 0; legal absent none 9-15 7 | legal affirmed none 0-5; legal absent none 9-15
injury historical child 0-5 0; injury affirmed child 9-15 0 | injury historical child 0-5
legal affirmed none 0-5 0; legal denied none 9-15 0 | legal affirmed none 0-5; legal denied none 9-15
neglect affirmed none 0-5 0 >injury; injury affirmed child 9-15 7 | injury affirmed child 9-15
neglect affirmed none 0-5 0 >injury | neglect affirmed none 0-5
"""


def proposal(text: str) -> Proposal:
    code, polarity, subject, place, sentence, *marks = text.split()
    start, end = map(int, place.split("-"))
    made = Code(code, polarity, subject, "x" * (end - start), f"{code}/rule", start=start, end=end)
    gives_way = next((mark[1:] for mark in marks if mark[0] == ">"), "")
    return Proposal(made, int(sentence), "w" in marks, gives_way)


@pytest.mark.parametrize("line", [line for line in CASES.splitlines() if line])
def test_what_is_shown(line: str):
    given, wanted = line.split("|")
    shown = settled([proposal(one) for one in given.split(";")]).values()
    assert [f"{one.code} {one.polarity} {one.subject} {one.start}-{one.end}" for one in shown] == [
        one.strip() for one in wanted.split(";")
    ]
