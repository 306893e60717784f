"""Catalogues: which brands, regions, segments and plans there are."""

from ninja import Path, Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.catalogues import CataloguesShown, EntryCode, EntryShape, EntryShown
from careline.parties.operations.catalogues import EntryTold, close_entry, set_entry
from careline.parties.queries.catalogues import catalogue_entries
from careline.parties.rules.catalogues import Catalogue

router = Router(tags=["catalogues"])
READ, MANAGE = "parties.read_customer", "parties.manage_catalogues"


@router.get("", auth=Bearer(READ), response=CataloguesShown)
def list_entries(request: Asked) -> CataloguesShown:  # noqa: ARG001  (ninja hands it over)
    """List every entry of every catalogue, the closed ones too: whoever has one keeps it."""
    return CataloguesShown.model_validate({"items": catalogue_entries()})


@router.put("/{catalogue}/{entry}", auth=Bearer(MANAGE), response=EntryShown)
def put_entry(request: Asked, catalogue: Catalogue, entry: Path[EntryCode], told: EntryShape) -> EntryShown:
    """Add an entry, or rename the one of this code; a closed one is offered again."""
    named = EntryTold(**told.model_dump())
    return EntryShown.model_validate(
        set_entry(catalogue=catalogue, code=entry, told=named, by=request.auth, at=request.at)
    )


@router.post("/{catalogue}/{entry}/closure", auth=Bearer(MANAGE), response={204: None})
def close(request: Asked, catalogue: Catalogue, entry: Path[EntryCode]) -> Status[None]:
    """Offer an entry no more."""
    close_entry(catalogue=catalogue, code=entry, by=request.auth, at=request.at)
    return Status(204, None)
