"""Instants the tests share."""

from datetime import UTC, datetime

RECEIVED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
"""Friday 20 November 2026, ten in the morning in Beijing."""

IN_THE_NIGHT = int(datetime(2026, 11, 20, 20, 17, tzinfo=UTC).timestamp())
"""The hour of nightly jobs, as the scheduler tells it: 04:17 in Beijing."""
