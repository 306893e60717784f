"""Writes of parties."""
