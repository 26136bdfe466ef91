"""Chapter: slips of separator and spacing, read only when one reading is a real date."""

from wholepicture.timescales.tests.tables import check

SLIPS = """
22.05/16                 |  |  | 2016-05-22
22//05/2016              |  |  | 2016-05-22
22/05 /16                |  |  | 2016-05-22
22 /05/ 2016             |  |  | 2016-05-22
22--05-2016              |  |  | 2016-05-22
22/.05/2016              |  |  | 2016-05-22
2 2/05/2016              |  |  | 2016-05-22
22/0 5/16                |  |  | 2016-05-22
22/05/20 16              |  |  | 2016-05-22
22/05/201 6              |  |  | 2016-05-22
22/052016                |  |  | 2016-05-22
2205/2016                |  |  | 2016-05-22
22 0516                  |  |  | 2016-05-22
2205 16                  |  |  | 2016-05-22
2205 2016                |  |  | 2016-05-22
22 052016                |  |  | 2016-05-22
0709/2016                |  |  | 2016-09-07
2 2 May 2016             |  |  | 2016-05-22
22 May 20 16             |  |  | 2016-05-22
2 2nd May 20 16          |  |  | 2016-05-22
2952016                  |  |  | 2016-05-29
22:05:2016               |  |  | 2016-05-22
/22/05/2016/             |  |  | 2016-05-22
2 2/06/2015 pm           |  |  | 2015-06-22
1902/16 by 4pm           |  |  | 2016-02-19
2 2/05/2016 14:30        |  |  | 2016-05-22
6 / 3 / 2016             |  |  | 2016-03-06
"""

LETTERS_FOR_DIGITS = """
O5/05/2016               |  |  | 2016-05-05
22/O5/2O16               |  |  | 2016-05-22
l2/05/16                 |  |  | 2016-05-12
I2/05/16                 |  |  | 2016-05-12
22/05/20l6               |  |  | 2016-05-22
lO/05/16                 |  |  | 2016-05-10
3O/02/2016               |  |  | refused
"""

NOT_SLIPS = """
220 516                  |  |  | refused
2/205/16                 |  |  | refused
3/1/02016                |  |  | refused
22//2016                 |  |  | refused
22/2016                  |  |  | refused
1/52016                  |  |  | refused
3 2 May 2016             |  |  | refused
22 May 2105              |  |  | refused
22516                    |  |  | refused
"""


def test_separators_and_spaces():
    """A slip of the keyboard is read only when one real date alone can be meant."""
    check(SLIPS)


def test_letters_typed_for_digits():
    """Letters typed for digits are read as digits where they stand among digits."""
    check(LETTERS_FOR_DIGITS)


def test_what_no_single_slip_explains():
    """Where two slips, or two dates, would explain it, it is refused."""
    check(NOT_SLIPS)
