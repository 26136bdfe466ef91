"""The invented family's chronology with invented suggestions of codes, and what two reviewers decided of them."""

from __future__ import annotations

import dataclasses

from wholepicture.chronology.entry import Code, Entry, Mention
from wholepicture.exchange.account import Refused
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.tests.invented import invented
from wholepicture.words.decisions import Decision, apply

# field | phrase | code | polarity | subject | rule
PHRASES = """
    words    | Was not brought          | not_brought            | affirmed     | child   | was-not-brought
    words    | no reply                 | refused_access         | affirmed     | mother  | no-reply
    words    | bruise to the left cheek | injury                 | affirmed     | child   | a-mark
    words    | drinking again           | substance              | affirmed     | mother  | drinking
    words    | Smelt of alcohol         | substance              | affirmed     | mother  | drinking
    words    | shouting and banging     | domestic_abuse         | affirmed     | partner | shouting
    words    | Great improvement        | improvement            | affirmed     | none    | improvement
    words    | Low mood                 | parental_mental_health | affirmed     | mother  | low-mood
    words    | No offences disclosed    | domestic_abuse         | absent       | none    | no-offences
    words    | I remain worried         | professional_challenge | affirmed     | none    | worried
    response | consider early help      | referral               | hypothetical | none    | early-help
    voice    | Cried when               | childs_voice           | affirmed     | child   | cried
"""
PEOPLE = (("a male who gave his name as Dean", "Dean"), ("A man answered the door", None))
QUILL, REED = "A. Quill", "B. Reed"
# whose answer | to what phrase | the answer
ANSWERS = (
    (QUILL, "Was not brought", "confirmed"),
    (QUILL, "no reply", "confirmed"),
    (REED, "no reply", "confirmed"),
    (QUILL, "bruise to the left cheek", "confirmed"),
    (REED, "bruise to the left cheek", "rejected"),
    (QUILL, "Low mood", "rejected"),
)


def decided() -> MergedChronology:
    """Suggestions in all texts, confirmed, rejected, disputed and waiting; a decision that fits nothing."""
    whole = invented()
    entries = [_suggested(entry) for entry in whole.entries]
    decisions = [
        _decision(entry, code, by, answer)
        for by, phrase, answer in ANSWERS
        for entry in entries
        for code in entry.suggested
        if code.phrase == phrase
    ]
    gone = dataclasses.replace(decisions[0], phrase="was not seen")
    applied = apply(entries, [*decisions, gone])
    return dataclasses.replace(
        whole,
        entries=applied.entries,
        disputed=applied.disputed,
        unmatched=applied.unmatched,
        rules=applied.rules,
        refused=tuple(map(_with_its_codes, whole.refused)),
    )


def _suggested(entry: Entry) -> Entry:
    lines = [[cell.strip() for cell in line.split("|")] for line in PHRASES.strip().splitlines()]
    codes = [
        Code(code, polarity, subject, phrase, rule, field=field, start=start, end=start + len(phrase))
        for field, phrase, code, polarity, subject, rule in lines
        if (start := getattr(entry, field).find(phrase)) >= 0
    ]
    people = [
        Mention(name, "involved", name, phrase, "a-man", "words", start, start + len(phrase))
        for phrase, name in PEOPLE
        if (start := entry.words.find(phrase)) >= 0
    ]
    return dataclasses.replace(entry, suggested=tuple(codes), mentioned=tuple(people))


def _decision(entry: Entry, code: Code, by: str, answer: str) -> Decision:
    on = "2026-11-24T10:11:12Z"
    return Decision(
        entry.id, code.code, code.polarity, code.subject, code.field, code.start, code.end, code.phrase, code.rule,
        answer, by, on,
    )  # fmt: skip


def _with_its_codes(row: Refused) -> Refused:
    if "balcony" not in row.text:
        return row
    code = Code("neglect", "affirmed", "child", "child on the balcony", "left-alone", start=32, end=52)
    return dataclasses.replace(row, suggested=(code,))
