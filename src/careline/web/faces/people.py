"""Colleagues as one knows them: a record keeps the name somebody signs in with, a page says what they are called."""

from collections.abc import Callable, Iterable

from careline.security.queries.people import full_names

Called = Callable[[str], str]


def called(usernames: Iterable[str]) -> Called:
    """Return what says how each of these is called, asked once for all; who is no user keeps the name that was kept."""
    known = full_names(set(usernames))
    return lambda name: known.get(name, name)
