"""The kinds of notice: which variables each fills in, for whom it is, and how long it is worth sending.

Upper rooms register theirs when the house starts, as they register their policies: this room knows no complaint.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from careline.kernel.registers import register_once
from careline.notices.rules.facts import Audience, NoticeChannel
from careline.notices.rules.wording import Wording, check_wording

Mask = Callable[[str], str]


@dataclass(frozen=True)
class Variable:
    """One thing a text may name in braces, with an invented value for the preview."""

    name: str
    sample_zh: str
    sample_en: str
    mask: Mask | None = None
    """How it is shown to whoever needs no clear text; None where it tells of nobody."""


@dataclass(frozen=True, kw_only=True)
class NoticeKind:
    """One occasion on which something goes out."""

    code: str
    audience: Audience
    variables: tuple[Variable, ...]
    good_for: timedelta
    """After this it is no news any more, and isn't sent."""
    is_owed: bool = False
    """Whether a law or a promise has them get it: held back, it goes another way, or a person says how."""
    channels: tuple[NoticeChannel, ...] = tuple(NoticeChannel)
    """The ways it may go; for each there is a text."""
    gathers: tuple[str, ...] = ()
    """Kinds of which one mail tells together, each quarter of an hour, what a colleague hasn't looked at yet."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names a text may use."""
        return tuple(variable.name for variable in self.variables)

    def samples(self, language: str) -> Mapping[str, str]:
        """Return invented values in one language."""
        return {one.name: one.sample_zh if language == "zh" else one.sample_en for one in self.variables}

    def check(self, channel: NoticeChannel, *, zh: Wording, en: Wording) -> None:
        """Refuse words that can't go out, in either language.

        :raises UnknownNoticeVariable: and whatever else `check_wording` refuses, naming the field.
        """
        for language, wording in (("zh", zh), ("en", en)):
            has_subject = channel is NoticeChannel.EMAIL
            check_wording(wording, language=language, variables=self.names, has_subject=has_subject)

    def masked(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Return the values as they are shown to whoever needs no clear text."""
        masks = {one.name: one.mask for one in self.variables if one.mask}
        return {name: masks[name](value) if name in masks else value for name, value in values.items()}


_kinds: dict[str, NoticeKind] = {}


def register_kinds(*kinds: NoticeKind) -> None:
    """Register a room's kinds of notice.

    :raises ValueError: when a code is taken.
    """
    for kind in kinds:
        register_once(_kinds, kind.code, kind, what="the kind of notice")


def kinds() -> Mapping[str, NoticeKind]:
    """Return every kind by its code, in the order they were registered."""
    return dict(_kinds)
