"""What is kept of a customer, line by line: the value, where it came from, who made sure of it, and what one may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.parties.rules.attributes import SEALED, Attribute, Checked, Entered, EntrySource, Provenance
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.masked import MaskedCustomer
from careline.web.faces.catalogues import Names, catalogue_names, named_code
from careline.web.faces.people import Called, called
from careline.web.words import LANGUAGES, TIERS
from careline.web.words.attributes import ATTRIBUTES, CHECK_OUTCOMES, ENTRY_SOURCES
from careline.web.words.parties import KINDS

CODED = {Attribute.TIER: TIERS, Attribute.KIND: KINDS}


@dataclass(frozen=True, kw_only=True)
class AttributeFace:
    """One line. `name`, `label`, `masked`, `address` and `shown` are those of a masked field."""

    name: str
    label: str | Promise
    masked: str
    shown: str | Promise
    """What stands in clear anyway."""
    address: str
    """Where the reason is asked before a sealed one is shown."""
    source: str
    entered_at: datetime | None
    checked: str
    checked_at: datetime | None
    correcting: str
    confirming: str
    """Both empty for who may not; the second also where there is nothing to confirm."""
    version: int

    @property
    def is_known(self) -> bool:
        """Whether anything stands there."""
        return bool(self.masked or self.shown)


@dataclass(frozen=True)
class May:
    """What the reader may do with a customer's attributes."""

    reveal: bool
    correct: bool


def attribute_faces(one: MaskedCustomer, found: Mapping[Attribute, Provenance], may: May) -> list[AttributeFace]:
    """Return a line for each attribute."""
    names, people = catalogue_names(), called_of(found.values())
    return [attribute_face(one, attribute, found.get(attribute), may, names, people=people) for attribute in Attribute]


def called_of(found: Iterable[Provenance]) -> Called:
    """Return what says how everybody is called who wrote these down or made sure of them."""
    return called(said.by for one in found for said in (one.entered, one.checked) if said)


def attribute_face(
    one: MaskedCustomer, attribute: Attribute, found: Provenance | None, may: May, names: Names, *, people: Called
) -> AttributeFace:
    """Return the line of one attribute."""
    value = str(getattr(one, attribute.value) or "")
    is_sealed = attribute in SEALED
    known = found if value else None
    checked = known.checked if known else None
    return AttributeFace(
        name=attribute.value,
        label=ATTRIBUTES[attribute],
        masked=value if is_sealed else "",
        shown="" if is_sealed else in_words(attribute, value, names),
        address=_address("customer-reveal", one.id, attribute) if is_sealed and value and may.reveal else "",
        source=whence(known.entered, people) if known else "",
        entered_at=known.entered.at if known else None,
        checked=_said(checked, people) if checked else "",
        checked_at=checked.at if checked else None,
        correcting=_address("customer-attribute", one.id, attribute) if may.correct else "",
        confirming=_address("attribute-verification", one.id, attribute) if may.correct and value else "",
        version=one.version,
    )


def in_words(attribute: Attribute, value: str, names: Names) -> str | Promise:
    """Return a clear attribute as one reads it."""
    if attribute.value in tuple(Catalogue):
        return named_code(names, attribute.value, value)
    if attribute in CODED:
        return {code.value: words for code, words in CODED[attribute].items()}.get(value, value)
    return dict(LANGUAGES).get(value, value) if attribute is Attribute.LANGUAGE else value


def whence(entered: Entered, people: Called) -> str:
    """Return whose word it is."""
    if entered.source is EntrySource.LIST:
        return _("List %(name)s, brought in by %(who)s") % {"name": entered.of_list, "who": people(entered.by)}
    if entered.source is EntrySource.STAFF:
        return people(entered.by)
    return f"{ENTRY_SOURCES[entered.source]} · {people(entered.by)}"


def _said(checked: Checked, people: Called) -> str:
    return f"{CHECK_OUTCOMES[checked.outcome]} · {people(checked.by)}"


def _address(view: str, customer: UUID, attribute: Attribute) -> str:
    return reverse(f"web:{view}", args=[customer, attribute.value])
