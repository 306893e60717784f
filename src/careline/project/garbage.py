"""How often Python looks for garbage that holds on to itself; whatever else nobody needs is freed at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (20_000, 20, 20)
"""New things between two looks, and looks between two deeper ones. Python's own 700 are for small programs: a request
makes some thousands, nearly all gone when it is answered. An import took an eighth less processor time with these."""


def look_seldom() -> None:
    """Have what is loaded by now left alone for good, and look seldom at what comes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


@contextmanager
def looked_for_seldom() -> Iterator[None]:
    """Look seldom while the block runs."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
