"""What a user prefers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from careline.security.actor import Actor
from careline.security.models import KeyPreference
from careline.security.rules.keymap import registered_acts, strokes_of


@dataclass(frozen=True)
class Keys:
    """The keys in force for somebody."""

    has_letters: bool = True
    """Whether bare characters are keys at all (WCAG 2.1.4)."""
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def strokes(self) -> dict[str, str]:
        """Return the key of every act."""
        acts = registered_acts()
        return strokes_of({name: stroke for name, stroke in self.chosen.items() if name in acts}, acts)


def keys_of(*, by: Actor) -> Keys:
    """Return one's own keys; the house's, when one never chose any."""
    found = KeyPreference.objects.filter(user=by.id).first() if by.id else None
    return Keys(found.has_letters, found.keys) if found else Keys()
