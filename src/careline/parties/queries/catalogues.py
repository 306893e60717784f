"""What the catalogues hold: codes that are offered, names of all that ever were, and what changed."""

from collections.abc import Mapping

from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import CatalogueChange, CatalogueEntry
from careline.parties.rules.catalogues import Catalogue
from careline.security.actor import Actor
from careline.security.policy import require

LATELY = 30


class NoSuchEntry(Refusal):
    """The catalogue has no such entry."""

    code = "parties.no_such_entry"
    kind = Kind.MISSING


def offered_codes() -> Mapping[Catalogue, frozenset[str]]:
    """Return the codes that may be given, of each catalogue somebody has begun; in one query."""
    begun: dict[Catalogue, set[str]] = {}
    for catalogue, code, closed_at in CatalogueEntry.objects.values_list("catalogue", "code", "closed_at"):
        codes = begun.setdefault(Catalogue(catalogue), set())
        if closed_at is None:
            codes.add(code)
    return {catalogue: frozenset(codes) for catalogue, codes in begun.items()}


def offered_words() -> Mapping[str, Mapping[str, str]]:
    """Return what the entries that may be given are called, in both languages, and their codes; by catalogue."""
    words: dict[str, dict[str, str]] = {}
    for one in CatalogueEntry.objects.filter(closed_at=None):
        words.setdefault(one.catalogue, {}).update(dict.fromkeys((one.name_zh, one.name_en, one.code), one.code))
    return words


def catalogue_entries() -> list[CatalogueEntry]:
    """Return every entry there ever was, catalogue by catalogue, in their order."""
    return list(CatalogueEntry.objects.all())


def known_entry(*, catalogue: Catalogue, code: str) -> CatalogueEntry:
    """Return one entry, closed or not.

    :raises NoSuchEntry: there is none.
    """
    found = CatalogueEntry.objects.filter(catalogue=catalogue, code=code).first()
    if found is None:
        raise NoSuchEntry(field="code")
    return found


def changes_lately(*, by: Actor) -> list[CatalogueChange]:
    """Return what changed last, latest first."""
    require(by, "parties.manage_catalogues")
    return list(CatalogueChange.objects.select_related("of")[:LATELY])
