"""What parties needs to know from rooms above, as protocols they answer."""
