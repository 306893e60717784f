"""The suite's own PostgreSQL: the embedded one, on a socket in a temporary folder, gone when the run ends."""
