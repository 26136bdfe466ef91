"""How well codes are proposed on sentences by other hands, and how fast. `python -m benchmarks.words`; JSON out."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.words import figures
from benchmarks.words.sentences import labels_of, mentioned, proposed, sentences
from wholepicture.words.codes import codes
from wholepicture.words.suggest import Suggester
from wholepicture.words.tests.long_texts import LONG_TEXTS

HERE = Path(__file__).parent / "sets"
_ENOUGH_SECONDS = 3.0
# What the issue asks for, side by side with what is reached.
_AIMS = {
    "micro_f1": 0.85,
    "precision": 0.85,
    "subject_right": 0.90,
    "denied_shown_as_affirmed_share": 0.03,
    "not_affirmed_right_share": round(28 / 30, 3),
    "sentences_a_second": 1000,
}


def measure(files: list[Path]) -> dict[str, object]:
    """The figures of some sets together."""
    every = [sentence for file in files for sentence in sentences(file)]
    read = list(proposed(every))
    total = figures.counts(read)
    return {
        "sentences": len(read),
        "micro_f1": round(figures.f1(*total), 3),
        "micro_f1_interval": figures.interval(read, lambda drawn: figures.f1(*figures.counts(drawn))),
        "precision": round(figures.precision(*total), 3),
        "recall": round(figures.recall(*total), 3),
        **figures.around(read),
        "sentences_all_right": figures.negation(read)[0],
        "not_affirmed_right": figures.turned(read),
        "people_not_yet_known": figures.mentions(list(mentioned(every))),
        "by_code": {code: _of_code(read, code) for code in codes()},
    }


def _of_code(read: list[figures.Read], code: str) -> dict[str, object]:
    of = figures.counts(read, code)
    return {
        "labelled": of[0] + of[2],
        "precision": round(figures.precision(*of), 3),
        "recall": round(figures.recall(*of), 3),
        "f1": round(figures.f1(*of), 3),
        "f1_interval": figures.interval(read, lambda drawn: figures.f1(*figures.counts(drawn, code))),
        "kappa": round(figures.kappa(read, code), 3),
    }


def speed(files: list[Path]) -> dict[str, float]:
    """Sentences a second on one core, the first second of warming up left out."""
    texts = [sentence.text for file in files for sentence in sentences(file)]
    suggester = Suggester()
    for text in texts:
        suggester.suggest(text)
    done, begun = 0, time.process_time()
    while time.process_time() - begun < _ENOUGH_SECONDS:
        for text in texts:
            suggester.suggest(text)
        done += len(texts)
    taken = time.process_time() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"sentences_a_second": round(done / taken), "megabytes": round(megabytes)}


def long_texts() -> dict[str, list[float]]:
    """Processor seconds for a quarter of each long text, and for the whole: in proportion, four times as many."""
    suggester = Suggester()

    def seconds(text: str) -> float:
        begun = time.process_time()
        suggester.suggest(text)
        return round(time.process_time() - begun, 2)

    return {name: [seconds(text[: len(text) // 4]), seconds(text)] for name, text in LONG_TEXTS.items()}


def two_readers() -> dict[str, float | int]:
    """How far a second reader of a part of the test set agrees with its author."""
    labelled = {one.id: one for one in sentences(HERE / "test_a.jsonl")}
    second = {one["id"]: one for one in map(json.loads, (HERE / "second_reader_of_test_a.jsonl").open())}
    read = [(labelled[name], labels_of(one)) for name, one in second.items()]
    total, around = figures.counts(read), figures.around(read)
    right = {key: around[key] for key in ("polarity_right", "subject_right")}
    return {"sentences": len(read), "micro_f1": round(figures.f1(*total), 3), **right}


def main(given: list[str]) -> None:
    """Print the figures of each kind of set."""
    if given:
        print(json.dumps(measure([Path(one) for one in given]), indent=1))
        return
    tests = sorted(HERE.glob("test_*.jsonl"))
    sets = {"development": sorted(HERE.glob("development_*.jsonl")), **{file.stem: [file] for file in tests}}
    found = {name: measure(files) for name, files in sets.items()}
    print(
        json.dumps(
            {"aims": _AIMS, **found, "two_readers": two_readers(), "speed": speed(tests), "long_texts": long_texts()},
            indent=1,
        )
    )


if __name__ == "__main__":
    main(sys.argv[1:])
