"""What happened, and when each agency knew.

The entry is the truth here: one thing that one agency recorded, in that agency's own words, with where it was read and
on what it stands. This folder orders entries by what is known, proposes which of them tell of the same event, and says
how old the child was. It never merges two agencies' words and never shows a date more exactly than it is known.
"""
