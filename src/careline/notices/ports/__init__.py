"""What the room asks of the outside."""
