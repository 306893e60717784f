"""Who may do what, what was done, and how personal data stay personal."""
