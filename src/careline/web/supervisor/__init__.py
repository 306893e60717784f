"""The supervisor's chair: the board, exceptions, what didn't arrive."""
