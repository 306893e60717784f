"""REST v1: the same operations as the screens, as nouns."""
