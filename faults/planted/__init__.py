"""Faults planted in a house, to show that the checker finds them.

This folder stands first on the path of the house's processes, so that Python loads `sitecustomize` in each.
"""
