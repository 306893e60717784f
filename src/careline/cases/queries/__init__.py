"""Reads of cases, already filtered by what the actor may see."""
