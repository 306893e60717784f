"""Pages for who isn't one of us: write to us, see how far it is, and what we promise."""
