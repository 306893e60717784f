"""What a stranger is told once, and looks up with what they sent."""

import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Signs nobody takes for another; twelve of them are 60 bits, and a guess costs one of a few tries."""
SIGNS, GROUP = 12, 4


def new_secret() -> str:
    """Return signs by which whoever sent a form looks it up."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))


def grouped(secret: str) -> str:
    """Return a secret as it is told: in groups one can read aloud."""
    return "-".join(secret[place : place + GROUP] for place in range(0, SIGNS, GROUP))
