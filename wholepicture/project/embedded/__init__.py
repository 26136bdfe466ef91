"""A PostgreSQL server of our own, and the roles that Whole Picture has in any PostgreSQL.

`programs` finds PostgreSQL's programs, `home` the folder that is ours, `account` who runs the server. `cluster` starts
and stops it. `roles` makes the roles and the database, here or in the server that `DATABASE_URL` names. `database` is
the one door for the commands: it gives the roles and keeps the server running for as long as they are used.
"""
