"""What an answer must be, without a database."""
