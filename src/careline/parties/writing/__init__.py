"""What the operations of the room share: building and sealing rows."""
