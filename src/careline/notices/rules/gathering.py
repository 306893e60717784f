"""What a digest says: of how many things, and their numbers."""

from collections.abc import Mapping, Sequence

NAMED = 30
"""So many numbers stand in one mail; whoever has more opens the desk."""
MORE = {"zh": "……", "en": "…"}


def digest(about: Sequence[str], *, language: str) -> Mapping[str, str]:
    """Return what a digest fills in: how many things there are, and the first of their numbers, each once."""
    names = list(dict.fromkeys(about))
    told = [*names[:NAMED], *([MORE[language]] if len(names) > NAMED else [])]
    return {"count": str(len(names)), "numbers": ("、" if language == "zh" else ", ").join(told)}
