"""Shows where the words around a phrase are read wrongly: polarity and subject of the phrases that people marked.

The phrases are the labels' own, so that this does not depend on the lexicon: `around polarity|subject FILE ...`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.words.sentences import CHILD_OR_NONE
from wholepicture.words.cues import cues_in
from wholepicture.words.meant import everyone_in
from wholepicture.words.people_around import Around
from wholepicture.words.people_in_text import with_names_as_roles
from wholepicture.words.polarity import Polarities
from wholepicture.words.subject import subjects_of
from wholepicture.words.text import read_words

NOT_TURNED_ROUND = frozenset({"not_brought", "refused_access"})


def read_around(line: dict[str, Any]) -> Iterator[tuple[dict[str, str], str, tuple[str, ...]]]:
    """Each label of a sentence, with the polarity and the subject that are read around its phrase."""
    text = line["text"]
    given = [(one["name"], one["role"]) for one in line.get("people", ())]
    named = with_names_as_roles(read_words(text), given)
    words = named.words
    cues = cues_in(words)
    people = everyone_in(named, given)
    for label in line["codes"]:
        start = text.find(label["phrase"])
        places = [place for place in range(len(words)) if start <= words.start[place] < start + len(label["phrase"])]
        if not places:
            continue
        first, end = places[0], places[-1] + 1
        sentence = next(one for one in words.sentences() if one[0] <= first < one[1])
        inside = [
            hit.end
            for kind in ("not", "no", "denies", "history", "might", "if", "says")
            for hit in cues.get(kind, ())
            if first <= hit.first and hit.end < end
        ]
        first = max([first, *inside])
        denied = label["code"] not in NOT_TURNED_ROUND
        sentence_at = [begin for begin, last in words.sentences() for _ in range(begin, last)]
        polarity = Polarities(words, cues, people, sentence_at).of(first, end, sentence, denied=denied)
        yield label, polarity, subjects_of(Around(words, people, cues), first, end, label["code"], sentence)


def main(what: str, files: list[Path]) -> None:
    """Print each label that is read wrongly, and how many are right."""
    right = wrong = 0
    for line in (json.loads(line) for file in files for line in file.open(encoding="utf-8")):
        for label, polarity, subjects in read_around(line):
            read = (polarity,) if what == "polarity" else subjects
            wanted = label[what]
            same = wanted in read or (
                what == "subject" and label["code"] in CHILD_OR_NONE and {*read, wanted} == {"child", "none"}
            )
            right, wrong = right + same, wrong + (not same)
            if not same:
                named = ", ".join(f"{one['name']}={one['role']}" for one in line.get("people", ()))
                said = f"{line['id']} {label['code']} [{label['phrase']}] wanted {wanted} read {'/'.join(read)}"
                print(f"{said} | {line['text']} {named}")
    print(f"{what}: {right} right, {wrong} wrong ({right / (right + wrong):.3f})")


if __name__ == "__main__":
    main(sys.argv[1], [Path(one) for one in sys.argv[2:]])
