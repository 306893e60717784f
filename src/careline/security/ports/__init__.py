"""What security needs from outside the database, as protocols, each with a twin that needs nothing."""
