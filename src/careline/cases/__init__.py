"""Complaints and work orders, from intake to archive."""
