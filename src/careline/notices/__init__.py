"""What goes out: texts with variables, an outbox in the operation's transaction, and what became of every notice."""
