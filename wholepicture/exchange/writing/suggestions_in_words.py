"""Suggested codes and people not yet known, in words, alike in the Word document, the workbook and the list of refused.

The wording never says more than that something is suggested: a person decides.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

from wholepicture.chronology.entry import Code, Entry
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.layout import layout
from wholepicture.exchange.writing.numbers_in_words import count, listed
from wholepicture.words.codes import AFFIRMED, codes, polarities, subjects
from wholepicture.words.decisions import CONFIRMED, DISPUTED, REJECTED

NOBODY = "none"  # the subject of a code that says of nobody whose conduct or state it is


def name_of(code: str) -> str:
    """What a reader sees for a code: "Not brought"."""
    known = codes().get(code)
    return known.english if known else code


def polarity_of(polarity: str) -> str:
    """What a reader sees for a polarity: "denied"."""
    return polarities().get(polarity, polarity)


def subject_of(subject: str) -> str:
    """What a reader sees for a subject: "the child"."""
    return subjects().get(subject, subject)


@functools.lru_cache(maxsize=1024)
def _label(code: str, polarity: str, more: str = "") -> str:
    remark = "" if polarity == AFFIRMED else polarity_of(polarity)
    return ", ".join(part for part in (name_of(code), remark, more) if part)


def labels(suggested: Iterable[Code]) -> list[str]:
    """Codes in few words, each once: "Not brought", "Alcohol or drugs, denied", "Injury, people differ"."""
    return list(
        dict.fromkeys(
            _label(one.code, one.polarity, layout()["suggestions"]["disputed"] if one.status == DISPUTED else "")
            for one in suggested
        )
    )


def suggested_labels(entry: Entry) -> list[str]:
    """The codes suggested for an entry, without those that people rejected."""
    return labels(code for code in entry.suggested if code.status != REJECTED)


def unknown_people(entry: Entry) -> list[str]:
    """The words that mention someone not yet known, each once: "mum's new boyfriend"."""
    return list(dict.fromkeys(mention.phrase for mention in entry.mentioned if mention.known_as is None))


def lines_below(entry: Entry) -> list[tuple[str, str]]:
    """What stands below an entry's own words: suggested codes that nobody rejected, and someone not yet known.

    Args:
        entry: The entry.

    Returns:
        A label and its text each: ("Suggested:", "Not brought (the child) from “DNA'd”; confirmed by A. Quill").
    """
    said = [("Suggested:", _sentence(code)) for code in entry.suggested if code.status != REJECTED]
    said += [("Someone not yet known:", _quoted(phrase)) for phrase in unknown_people(entry)]
    return list(dict.fromkeys(said))


def _sentence(code: Code) -> str:
    polarity = "" if code.polarity == AFFIRMED else f", {polarity_of(code.polarity)}"
    subject = f" ({subject_of(code.subject)})" if code.subject != NOBODY else "," if polarity else ""
    place = layout()["suggestions"]["places"].get(code.field, "")
    said = f"{name_of(code.code)}{polarity}{subject} from {_quoted(code.phrase)}{place}"
    decided = decided_by(code)
    return f"{said}; {decided}" if decided else said


def decided_by(code: Code) -> str:
    """What people decided: "confirmed by A. Quill"; of a dispute, who said what; "" while nobody has decided."""
    if code.status == DISPUTED:
        said = "; ".join(f"{one.answer} by {one.by or 'somebody not named'}" for one in code.answers)
        return f"{layout()['suggestions']['disputed']}: {said}" if said else layout()["suggestions"]["disputed"]
    if code.status in {CONFIRMED, REJECTED}:
        return f"{code.status} by {code.by}" if code.by else code.status
    return ""


def _quoted(phrase: str) -> str:
    return f"\N{LEFT DOUBLE QUOTATION MARK}{' '.join(phrase.split())}\N{RIGHT DOUBLE QUOTATION MARK}"


def what_suggestions_are(merged: MergedChronology) -> str:
    """A short paragraph for the top of a document: what suggested codes are, and how far people have decided."""
    everything = [code for entry in merged.entries for code in entry.suggested]
    unknown = sum(any(one.known_as is None for one in entry.mentioned) for entry in merged.entries)
    if not everything and not unknown:
        return ""
    said = [layout()["suggestions"]["what_they_are"]]
    if everything:
        said.append(f"{count(len(everything), 'code')} suggested: {_how_far(everything)}.")
    if unknown:
        verb = "mentions" if unknown == 1 else "mention"
        said.append(f"{count(unknown, 'entry', 'entries')} {verb} someone not yet known.")
    if merged.unmatched:
        said.append(f"{count(len(merged.unmatched), 'decision')} could not be applied: see the data file or workbook.")
    return " ".join(said)


def _how_far(everything: list[Code]) -> str:
    statuses = [code.status for code in everything]
    decided = [
        f"{statuses.count(status):,} {words}"
        for status, words in ((CONFIRMED, "confirmed"), (REJECTED, "rejected"), (DISPUTED, "on which people differ"))
        if status in statuses
    ]
    waiting = len(statuses) - sum(statuses.count(status) for status in (CONFIRMED, REJECTED, DISPUTED))
    return listed([*decided, *([f"{waiting:,} not yet decided by anybody"] if waiting else [])])
