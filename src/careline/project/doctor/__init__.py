"""What may be wrong with a house, found by looking, said in plain words, each with its remedy."""
