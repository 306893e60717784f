"""The agent's chair: worklist, intake and the case."""
