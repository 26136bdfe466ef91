"""Any entry that can be: for tests that must hold whatever an agency wrote."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Answer, Code, Entry, KnownTo, Mention, PersonInEntry, Source
from wholepicture.timescales.date_known import DateKnown

AWKWARD = st.sampled_from(
    (
        *(
            "",
            "=1+1",
            "@SUM(A1)",
            "\t=cmd",
            "'",
            '"',
            "]]>",
            "<r><t>x</t></r>",
            "<w:p/>",
            "&amp;",
            "_x0041_",
            "\\ud800",
        ),
        *(
            "\x00",
            "\x0b",
            "\x1f",
            "\x7f",
            "\x85",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "\uffff",
            "\ud800",
            "\udfff",
            "a\r\nb\rc",
        ),
        *("\u202eabc", "\u05e9\u05dc\u05d5\u05dd", "\U0001f476\U0001f3fd", "e\u0301", " two  spaces ", "\uff1d1+1"),
    )
)
# Any character of a text, half surrogate pairs among them: a damaged file can hold them. Not a high half followed by
# a low half, which JSON cannot tell from the character that they make.
TEXT = st.one_of(AWKWARD, st.text(max_size=30), st.text(st.characters(categories=("Cs",)), max_size=1))
NAME = TEXT.filter(bool)
DAYS = st.dates()
AGENCIES = st.builds(Agency, NAME, TEXT)
OPTIONAL_TEXT = st.none() | TEXT


@st.composite
def dates_known(draw: st.DrawFn) -> DateKnown:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return DateKnown(
        draw(st.sampled_from((first, None))), draw(st.sampled_from((last, None))), draw(st.booleans()), draw(TEXT)
    )


SOURCES = st.builds(
    Source,
    file=TEXT,
    sha256=st.sampled_from(("", "0" * 64, "ab" * 32)),
    sheet=OPTIONAL_TEXT,
    table=st.none() | st.integers(),
    row=st.none() | st.integers(),
    author=OPTIONAL_TEXT,
    document=OPTIONAL_TEXT,
)

PLACES = st.integers(0, 2**53)
CODES = st.builds(
    Code,
    code=TEXT | st.sampled_from(("not_brought", "substance")),
    polarity=TEXT | st.just("affirmed"),
    subject=TEXT | st.just("mother"),
    phrase=TEXT,
    rule=TEXT,
    status=TEXT | st.sampled_from(("suggested", "confirmed", "rejected", "disputed")),
    by=OPTIONAL_TEXT,
    field=TEXT | st.sampled_from(("words", "response", "voice")),
    start=PLACES,
    end=PLACES,
    answers=st.lists(st.builds(Answer, TEXT, TEXT, TEXT), max_size=2).map(tuple),
)
MENTIONS = st.builds(
    Mention,
    name=OPTIONAL_TEXT,
    role=TEXT,
    known_as=OPTIONAL_TEXT,
    phrase=TEXT,
    rule=TEXT,
    field=TEXT,
    start=PLACES,
    end=PLACES,
)

ENTRIES = st.builds(
    Entry,
    id=NAME,
    happened=dates_known(),
    agency=AGENCIES,
    source=SOURCES,
    words=TEXT,
    time=st.none() | st.times() | st.builds(datetime.time, st.integers(0, 23), st.integers(0, 59)),
    sequence=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    known_on=st.none() | DAYS,
    known_to=st.lists(st.builds(KnownTo, AGENCIES, DAYS), max_size=3).map(tuple),
    agency_guessed=OPTIONAL_TEXT,
    basis=TEXT,
    kind=TEXT,
    people=st.lists(st.builds(PersonInEntry, TEXT, TEXT), max_size=3).map(tuple),
    response=TEXT,
    voice=TEXT,
    details=st.dictionaries(TEXT, st.none() | st.booleans() | st.integers() | TEXT, max_size=3),
    notes=st.dictionaries(TEXT, TEXT, max_size=3),
    codes=st.lists(CODES, max_size=2).map(tuple),
    suggested=st.lists(CODES, max_size=2).map(tuple),
    mentioned=st.lists(MENTIONS, max_size=2).map(tuple),
    sensitivity=st.sampled_from(("shared", "agency", "restricted")),
    replaces=OPTIONAL_TEXT,
    also_recorded_by=st.lists(NAME, max_size=3).map(tuple),
)
