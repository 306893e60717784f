"""Writes of security, one file per noun."""
