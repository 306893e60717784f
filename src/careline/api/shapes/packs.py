"""Regulation packs: the law's clocks as versioned data."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from careline.api.shapes.due_rules import TermsShown, VersionShown
from careline.api.shapes.kinds import SAID, Shown, Told
from careline.clocks.rules.packs.changes import ChangeKind

Toml = Annotated[str, StringConstraints(min_length=1, max_length=200_000, pattern=SAID)]


class PackTold(Told):
    """A pack, as its file has it."""

    text: Toml = Field(description="The pack's TOML; `careline pack check` names whatever is wrong with it.")


class PackStateShown(Shown):
    """A pack, as it is in force and as Careline brings it along."""

    code: str
    name_zh: str
    name_en: str
    installed: str = Field(description="Version in force; empty where none is.")
    installed_at: datetime | None
    shipped: str = Field(description="Version Careline brings along; empty for a pack of the operator's own.")


class PacksShown(Shown):
    """Every pack that is installed or comes with Careline, by its code."""

    items: list[PackStateShown]


class PackShown(Shown):
    """A pack whole: its file, and every version of its rules that stands in the house."""

    text: str
    rules: list[VersionShown]


class PackChangeShown(Shown):
    """One version of a rule that installing a pack writes; of one that is `kept`, none."""

    kind: ChangeKind
    terms: TermsShown
    valid_from: date
    valid_to: date | None


class PackChangesShown(Shown):
    """What installing a pack would change."""

    items: list[PackChangeShown]


class InstalledShown(Shown):
    """The pack just installed."""

    code: str
    version: str
    recorded_at: datetime
