"""Tags the templates are written with."""
