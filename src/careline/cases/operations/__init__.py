"""Writes of cases: each makes one move, in one transaction, with its entry in the ledger."""
