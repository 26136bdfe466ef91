"""The checks over a whole area: the same rules as for one family, put to a database engine over flat tables.

The plain engine in `checks` is the reference; this one must give the same answers, for a million children at once. It
finds gaps in the work of services and counts nothing about families.
"""
