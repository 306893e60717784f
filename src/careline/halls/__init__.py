"""Service halls: when they are open, who comes when, and what became of it."""
