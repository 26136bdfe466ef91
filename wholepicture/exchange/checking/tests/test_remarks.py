"""What is not understood is told, with where it stands and what is likely meant; what is understood is not."""

from __future__ import annotations

from wholepicture.checks.tests.spec_tables import entries_of
from wholepicture.exchange.checking.remarks import NAME, NO_SUCH_ENTRY, TOO_EARLY, WORD, remark_in_words, remarks_on

GIVEN = entries_of("""
id | happened   | known      | agency               | kind              | people | details
a  | 2026-03-02 |            | children_social_care | referral_decision |        | outcome=closed to team
b  | 2026-03-09 |            | children_social_care | referral_decision |        | outcome=closed to team
c  | 2026-03-16 |            | children_social_care | referral_decision |        | outcome=No further action
d  | 2026-03-16 |            | school               | visit             |        | seen_alon=yes
e  | 2026-03-16 |            | school               | visit             |        | bus_route=14
f  | 2026-03-16 |            | school               | concern           |        | topic=hme conditions
g  | 2026-03-16 |            | school               | concern           |        | topic=Food; replaces=x
h  | 2026-03-16 | 2026-03-02 | school               | concern           |        | topic=food
i  | 2026-03-16 |            | school               | injury            |        | mobility=not known
""")


def test_each_thing_that_is_not_understood_is_told_once_with_its_entries() -> None:
    said = [(one.what, one.detail, one.value, one.nearest, one.entries) for one in remarks_on(GIVEN)]
    assert said == [
        (WORD, "outcome", "closed to team", "", ("a", "b")),
        (NAME, "seen_alon", "", "seen_alone", ("d",)),
        (NAME, "bus_route", "", "", ("e",)),
        (WORD, "topic", "hme conditions", "", ("f",)),
        (NO_SUCH_ENTRY, "", "", "", ("g",)),
        (TOO_EARLY, "", "", "", ("h",)),
    ]


def test_a_remark_in_words_says_where_it_stands_and_what_is_likely_meant() -> None:
    by_id = {one.id: one for one in GIVEN}
    lines = [remark_in_words(one, by_id) for one in remarks_on(GIVEN)]
    assert lines[0].startswith("“closed to team” as the “outcome” of an entry of the kind “referral decision” is not")
    assert lines[0].endswith("See spec (a); spec (b).")
    assert "Perhaps “seen_alone” is meant." in lines[1]
