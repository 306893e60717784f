"""Contacts: each time a customer and the operator meet, from access to the end of service."""
