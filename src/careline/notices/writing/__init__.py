"""What the operations of the room share: the record of what became of a notice."""
