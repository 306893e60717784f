"""Reads of clocks."""
