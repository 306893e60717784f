"""The keys of one's desk."""

from pydantic import Field

from careline.api.shapes.kinds import Code, Flag, Line, Shown, Told


class KeysTold(Told):
    """The keys one chooses; an act that isn't named has the house's key."""

    has_letters: Flag = True
    keys: dict[Code, Line] = Field(
        default_factory=dict,
        max_length=100,
        description="Act and key; an empty key means none.",
        examples=[{"assign": "g"}],
    )


class KeysShown(Shown):
    """The keys in force."""

    has_letters: bool = Field(description="Whether single characters are keys at all.")
    chosen: dict[str, str] = Field(description="What differs from the house's keys.")
    strokes: dict[str, str] = Field(description="The key of every act.")
