"""Rows of security."""

from careline.security.models.department import Department
from careline.security.models.history import HistoryRow
from careline.security.models.ledger import LedgerEntry
from careline.security.models.user import RoleGrant, User

__all__ = ["Department", "HistoryRow", "LedgerEntry", "RoleGrant", "User"]
