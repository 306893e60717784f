"""Instants the tests share."""

from datetime import UTC, datetime

RECEIVED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
"""Friday 20 November 2026, ten in the morning in Beijing."""
