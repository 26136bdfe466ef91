"""Chapter: words of doubt leave the interval as it is and make it uncertain; a day left open is the month."""

import pytest

from wholepicture.timescales.tests.tables import REFERENCE, check, read

DOUBT = """
22/05/16?                |  |  | 2016-05-22?
22/05/16 (?)             |  |  | 2016-05-22?
22/05/16??               |  |  | 2016-05-22?
?22/05/16                |  |  | 2016-05-22?
# Chronolator's one mark of doubt, straight before a day of one digit
?9/6/16                  |  |  | 2016-06-09?
between ?9/6/16 and 11/6/16 |  |  | 2016-06-09/2016-06-11?
22?/05/16                |  |  | 2016-05-22?
22/05?/16                |  |  | 2016-05-22?
~22/05/16                |  |  | 2016-05-22?
c. 22/05/16              |  |  | 2016-05-22?
c2011                    |  |  | 2011-01-01/2011-12-31?
on or around 22/05/16    |  |  | 2016-05-22?
22 May 2016 or thereabouts |  |  | 2016-05-22?
22/05/16ish              |  |  | 2016-05-22?
22/05/16 (date unclear)  |  |  | 2016-05-22?
approx w/c 9 May 2016    |  |  | 2016-05-09/2016-05-15?
believed Q2 2016         |  |  | 2016-04-01/2016-06-30?
May? 2016                |  |  | 2016-05-01/2016-05-31?
? May 2016               |  |  | 2016-05-01/2016-05-31?
from about 22/05/16      |  |  | 2016-05-22/..?
possibly 22 or 23 May 2016 |  |  | 2016-05-22/2016-05-23?
22/05/16 TBC             |  |  | 2016-05-22?
# the doubt is about the time of day only
22/05/16 about 3pm       |  |  | 2016-05-22
approx 14:30 on 22/05/16 |  |  | 2016-05-22
# "sometime in" is no doubt: the month is all that is said
sometime in March 2016   |  |  | 2016-03-01/2016-03-31
at some point in 2016    |  |  | 2016-01-01/2016-12-31
"""

DAY_LEFT_OPEN = """
??/05/16                 |  |  | 2016-05-01/2016-05-31?
?/5/2016                 |  |  | 2016-05-01/2016-05-31?
xx/05/2016               |  |  | 2016-05-01/2016-05-31?
XX May 2016              |  |  | 2016-05-01/2016-05-31?
--/05/16                 |  |  | 2016-05-01/2016-05-31?
__/05/2016               |  |  | 2016-05-01/2016-05-31?
??th May 2015            |  |  | 2015-05-01/2015-05-31?
??MAY16                  |  |  | 2016-05-01/2016-05-31?
-- May 2016              |  |  | 2016-05-01/2016-05-31?
__ May 2016              |  |  | 2016-05-01/2016-05-31?
**/05/2016               |  |  | 2016-05-01/2016-05-31?
/05/2016                 |  |  | 2016-05-01/2016-05-31?
dd/05/2016               |  |  | 2016-05-01/2016-05-31?
unk May 2016             |  |  | 2016-05-01/2016-05-31?
date unknown, May 2016   |  |  | 2016-05-01/2016-05-31?
unknown day in May 2016  |  |  | 2016-05-01/2016-05-31?
??/??/2016               |  |  | 2016-01-01/2016-12-31?
?/2016                   |  |  | 2016-01-01/2016-12-31?
"""

WORDINGS = """
approx, approx., approximately, about, abt, around, circa, c., ca, ca.,
roughly, possibly, poss, probably, prob, maybe, perhaps, thought to be, believed, believed to be,
I think, on or about, on or around, est., estimated, ?, ~, in or around, query, reportedly,
unsure, not certain, likely, presumed, on/about, may have been, aprox
"""


def test_doubt():
    """The days stay as they are, and the date is uncertain. Doubt about the hour alone leaves the day certain."""
    check(DOUBT)


def test_a_day_left_open():
    """A day that is left open gives the whole month, and is uncertain."""
    check(DAY_LEFT_OPEN)


@pytest.mark.parametrize("word", [word.strip() for word in WORDINGS.split(",")])
@pytest.mark.parametrize(("text", "days"), [("22/05/2016", "2016-05-22"), ("May 2016", "2016-05-01/2016-05-31")])
def test_every_word_of_doubt_before_and_after(word, text, days):
    assert read(f"{word} {text}", REFERENCE, None) == days + "?"
    assert read(f"{text} ({word})", REFERENCE, None) == days + "?"
