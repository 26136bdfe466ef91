"""Who is signed in, said to the database before any page is made; and for how long."""
