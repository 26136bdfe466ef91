"""Which column is the event, which the response: judged over the whole table, by headings and by what stands below."""

from __future__ import annotations

import pytest

from wholepicture.exchange.understanding.tests.written import read

ACCOUNT = "Mother opened the door, pale and tired, and said that the baby had not fed since the night before."
OTHER = "The health visitor rang the duty team, who agreed to visit the same day and to call the surgery."
VIEW = "In hindsight the visit should have been made that morning, as the procedures of the time expected."

# the headings, the cells of a row (a date is put before them), and what the words and the response of the entry are
ROLES = {
    "a short nature beside a summary": ("Nature of contact | Summary", f"Telephone | {ACCOUNT}", ACCOUNT, ""),
    "a complaint beside findings": (
        "Presenting complaint | Clinical findings | Disposal",
        f"Wheeze | {ACCOUNT} | Home",
        ACCOUNT,
        "Home",
    ),
    "a complaint with no findings": ("Presenting complaint | Disposal", "Wheeze | Home", "Wheeze", "Home"),
    "a call beside what the crew saw": (
        "Nature of call | Crew observations | Outcome",
        f"Fall | {ACCOUNT} | Conveyed",
        ACCOUNT,
        "Conveyed",
    ),
    "an entry type beside notes": ("Entry type | Notes", f"Home visit | {ACCOUNT}", ACCOUNT, ""),
    "an event of a word beside notes": ("Event | Notes", f"Call | {ACCOUNT}", ACCOUNT, ""),
    "an event of a sentence beside notes": ("Event | Notes", f"Mother rang. | {ACCOUNT}", "Mother rang.", ""),
    "an event beside a long comment": ("Event | Author's comment", f"Call | {VIEW}", "Call", ""),
    "an event beside what was expected": ("Event | Expected practice", f"Call | {VIEW}", "Call", ""),
    "an event beside hindsight": ("Event | With hindsight", f"Call | {VIEW}", "Call", ""),
    "an event beside what should have been done": ("Event | What should have been done", f"Call | {VIEW}", "Call", ""),
    "an event beside a long response": ("Event | Action", f"Call | {OTHER}", "Call", OTHER),
    "an event beside a long action taken": ("Nature of contact | Action taken", f"Call | {OTHER}", "Call", OTHER),
    "action and nothing else": ("Action | Officer | Result", f"{ACCOUNT} | DW | Card left", ACCOUNT, "Card left"),
    "action and outcome beside an event": ("Event | Action | Outcome", f"{ACCOUNT} | Rang | Closed", ACCOUNT, "Rang"),
    "notes before the action": ("Notes | Action", f"{ACCOUNT} | Rang", ACCOUNT, "Rang"),
    "contact details that are accounts": ("Contact details | Outcome", f"{ACCOUNT} | None", ACCOUNT, "None"),
    "contact details that are a telephone": ("Event | Contact details", f"{ACCOUNT} | 0100", ACCOUNT, ""),
    "what I saw and what I did": ("What I saw or heard | What I did", f"{ACCOUNT} | Rang", ACCOUNT, "Rang"),
    "what we heard and how we responded": ("What was heard | How we responded", f"{ACCOUNT} | Rang", ACCOUNT, "Rang"),
    "what the school did": ("Concern | What the school did about it", f"{ACCOUNT} | Rang", ACCOUNT, "Rang"),
    "what the child said is the voice": ("What happened | What the child said", f"{ACCOUNT} | Hungry.", ACCOUNT, ""),
    "a log": ("Log", ACCOUNT, ACCOUNT, ""),
    "a journal": ("Journal | Follow-up", f"{ACCOUNT} | None", ACCOUNT, "None"),
    "presentation and findings": ("Presentation and findings | Plan", f"{ACCOUNT} | Home", ACCOUNT, "Home"),
    "a heading that nobody knows": ("Category | Mae'n digwydd", f"Call | {ACCOUNT}", ACCOUNT, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", ROLES)
def test_the_roles_of_a_table(name: str) -> None:
    headings, cells, words, response = ROLES[name]
    entry = read(f"Date | {headings}\n12/05/2016 | {cells}\n13/05/2016 | {cells}").entries[0]
    assert (entry.words, entry.response) == (words, response)


@pytest.mark.parametrize("name", ROLES)
def test_the_order_of_the_columns_does_not_matter(name: str) -> None:
    headings, cells, words, response = ROLES[name]
    turned = [" | ".join(reversed(line.split(" | "))) for line in (headings, cells)]
    entry = read(f"Date | {turned[0]}\n12/05/2016 | {turned[1]}\n13/05/2016 | {turned[1]}").entries[0]
    expected = (words, response) if name != "action and outcome beside an event" else (words, "Closed")
    assert (entry.words, entry.response) == expected


def test_everything_without_a_role_is_a_note() -> None:
    entry = read(
        f"Date | Nature of contact | Summary | Missed opportunity\n12/05/2016 | Call | {ACCOUNT} | {VIEW}"
    ).entries[0]
    assert entry.notes == {"Nature of contact": "Call", "Missed opportunity": VIEW}


GROUPS = {
    "a contact": (
        " | Contact | | | Review\nDate | Who was present | Details | Outcome | Expected practice",
        f"Kim Rowe | {ACCOUNT} | Rang | {VIEW}",
        (ACCOUNT, "Rang"),
    ),
    "an empty sub-heading takes the group's words": (
        "When | Concern | | What the school did\nDate | Details of concern | What the child said |",
        f"{ACCOUNT} | Hungry. | Rang",
        (ACCOUNT, "Rang"),
    ),
    "a group decides where the sub-heading says too little": (
        "Incident | | Recorded |\nDate | Details | Date | By",
        f"{ACCOUNT} | 14/05/2016 | J Smith",
        (ACCOUNT, ""),
    ),
}


@pytest.mark.parametrize("name", GROUPS)
def test_headings_under_a_group(name: str) -> None:
    headings, cells, told = GROUPS[name]
    entry = read(f"{headings}\n12/05/2016 | {cells}\n13/05/2016 | {cells}").entries[0]
    assert (entry.words, entry.response) == told
    assert str(entry.happened.day) == "2016-05-12"
    assert "Recorded" not in headings or (str(entry.known_on), entry.source.author) == ("2016-05-14", "J Smith")
