"""Customers: who they are, how they are reached, and what of it may be shown."""
