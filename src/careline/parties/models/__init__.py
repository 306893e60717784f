"""Rows of parties."""

from careline.parties.models.customer import Customer

__all__ = ["Customer"]
