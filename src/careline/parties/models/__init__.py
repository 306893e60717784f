"""Rows of parties."""

from careline.parties.models.customer import Customer
from careline.parties.models.reveal import Reveal

__all__ = ["Customer", "Reveal"]
