"""The supervisor's chair: the board."""
