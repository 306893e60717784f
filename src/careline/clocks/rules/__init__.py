"""Pure rules of clocks."""
