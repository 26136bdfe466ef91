"""Shows what the lexicon misses and what it finds too much, on development sentences: `look CODE FILE ...`."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.words.sentences import proposed, sentences


def look(code: str, files: list[Path]) -> None:
    """Print each sentence in which the code (whatever its polarity and subject) is missed or found too much."""
    counts = {"right": 0, "missed": 0, "too much": 0}
    for one, found in proposed(sentence for file in files for sentence in sentences(file)):
        wanted, got = (any(label[0] == code for label in labels) for labels in (one.labels, found))
        if not wanted and not got:
            continue
        verdict = "right" if wanted and got else "missed" if wanted else "too much"
        counts[verdict] += 1
        if verdict != "right":
            print(f"{verdict:9}{one.id}  {one.text}")
    right, missed, extra = counts.values()
    print(
        f"{code}: {counts}  precision {right / max(right + extra, 1):.2f}  recall {right / max(right + missed, 1):.2f}"
    )


if __name__ == "__main__":
    look(sys.argv[1], [Path(one) for one in sys.argv[2:]])
