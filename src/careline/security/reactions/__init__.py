"""How rooms react to what lower rooms did: by reading the ledger, each with a place of its own in it."""
