"""Chapter: a column is judged as a whole; the American order is never assumed."""

import pytest

from wholepicture.timescales.columns import ColumnOrder, judge_column
from wholepicture.timescales.tests.tables import REFERENCE, agrees, read

DAY_FIRST, MONTH_FIRST, UNSETTLED = ColumnOrder.DAY_FIRST, ColumnOrder.MONTH_FIRST, ColumnOrder.UNSETTLED


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["22/05/16", "03/04/16"], DAY_FIRST),
        (["22.05.2016 14:30"], DAY_FIRST),
        (["05/22/16", "06/30/16", "03/04/16"], MONTH_FIRST),
        # one date cannot settle itself
        (["05/22/16", "03/04/16"], UNSETTLED),
        # contradictory evidence settles nothing
        (["22/05/16", "05/22/16", "06/30/16"], UNSETTLED),
        (["03/04/16", "01/02/16"], UNSETTLED),
        (["22 May 2016", "2016-05-22", "early March", "", "22/13/16", "99/99/99", "05/32/16"], UNSETTLED),
        ([], UNSETTLED),
    ],
)
def test_what_a_column_settles(column, order):
    assert judge_column(column) is order


@pytest.mark.parametrize(
    ("text", "order", "reading"),
    [
        ("05/22/16", None, "refused"),
        ("05/22/16", UNSETTLED, "refused"),
        ("05/22/16", DAY_FIRST, "refused"),
        ("05/22/16", MONTH_FIRST, "2016-05-22?"),
        ("05/22/2016 14:30", MONTH_FIRST, "2016-05-22?"),
        # it breaks the order of its column, so it is uncertain
        ("22/05/16", MONTH_FIRST, "2016-05-22?"),
        ("22/05/16", DAY_FIRST, "2016-05-22"),
        ("03/04/16", DAY_FIRST, "2016-04-03"),
        ("03/04/16", UNSETTLED, "2016-04-03"),
        ("03/04/16", MONTH_FIRST, "refused either way"),
        ("05/05/16", MONTH_FIRST, "2016-05-05"),
        # words and ISO have no order to doubt
        ("3 April 2016", MONTH_FIRST, "2016-04-03"),
        ("2016-04-03", MONTH_FIRST, "2016-04-03"),
        ("13/13/16", MONTH_FIRST, "refused"),
        ("02/30/16", MONTH_FIRST, "refused"),
    ],
)
def test_a_value_in_its_column(text, order, reading):
    got = read(text, REFERENCE, None, column_order=order)
    assert agrees(reading.removesuffix(" either way"), got), got
