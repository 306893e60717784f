"""Reads of parties, already filtered by what the actor may see."""
