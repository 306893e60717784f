"""Pure rules of cases: what may follow what, who takes what, what a title is about."""
