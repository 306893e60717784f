"""Reads of security, already filtered by what the actor may see."""
