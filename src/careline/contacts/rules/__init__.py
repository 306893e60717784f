"""Pure rules of contacts."""
