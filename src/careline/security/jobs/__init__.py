"""Work security does by itself, beside the requests."""
