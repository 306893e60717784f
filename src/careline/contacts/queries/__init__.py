"""Reads of contacts, already filtered by what the actor may see."""
