"""What Whole Picture runs on: its own PostgreSQL server, or the one that `DATABASE_URL` names."""
