"""Role × right × (own, a colleague's, an outsider's object): computed from the code, compared with what was written."""
