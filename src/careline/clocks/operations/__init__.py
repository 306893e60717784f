"""Writes of clocks, one file per noun."""
