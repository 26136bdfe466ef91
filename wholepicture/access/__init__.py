"""Who may see what, and why.

A child's circle of agencies, who is barred from it, who is named for what is restricted, and the log of every look. The
database itself holds the rules, in `database/`: what a reader may not see is not there for them, whichever page asks.
"""
