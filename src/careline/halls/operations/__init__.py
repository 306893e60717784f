"""What can be done: one function, one act."""
