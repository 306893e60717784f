"""Regulation packs: which are in force, what one says and would change, and putting one into force."""

from typing import Annotated

from ninja import Router, Status
from pydantic import StringConstraints

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.packs import InstalledShown, PackChangesShown, PackShown, PacksShown, PackTold
from careline.clocks.operations.packs import install_pack
from careline.clocks.queries.packs import pack_rules, pack_text, packs, preview_pack

router = Router(tags=["packs"])
READ, MANAGE = "clocks.read_rules", "clocks.manage_rules"
PackCode = Annotated[str, StringConstraints(max_length=64, pattern=r"^[a-z][a-z0-9_.-]*$")]


@router.get("", auth=Bearer(READ), response=PacksShown)
def list_packs(request: Asked) -> PacksShown:
    """Read which packs there are, and which version of each is in force."""
    return PacksShown.model_validate({"items": packs(by=request.auth)})


@router.post("", auth=Bearer(MANAGE), response={201: InstalledShown})
def install(request: Asked, told: PackTold) -> Status[InstalledShown]:
    """Put a pack into force; a version that is installed already changes nothing."""
    row = install_pack(text=told.text, by=request.auth, at=request.at)
    return Status(201, InstalledShown.model_validate(row))


@router.post("/changes", auth=Bearer(MANAGE), response=PackChangesShown)
def look(request: Asked, told: PackTold) -> PackChangesShown:
    """Read which rules would begin, change and end, and from which day; nothing is written."""
    found = preview_pack(text=told.text, by=request.auth, at=request.at).changes
    return PackChangesShown.model_validate({"items": found})


@router.get("/{pack}", auth=Bearer(READ), response=PackShown)
def read_pack(request: Asked, pack: PackCode) -> PackShown:
    """Read a pack whole."""
    rules = [one for versions in pack_rules(by=request.auth, code=pack) for one in reversed(versions)]
    return PackShown.model_validate({"text": pack_text(by=request.auth, code=pack), "rules": rules})
