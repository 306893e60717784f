"""Macros: kept, applied to a complaint, and taken back."""

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import Number, TemplateCode
from careline.api.paging import paged
from careline.api.shapes.macros import MacroPage, MacroRunShown, MacroShown, MacroTold
from careline.api.shapes.paging import PageAsked
from careline.cases.operations.macros import apply_macro, retire_macro, set_macro, take_macro_back
from careline.cases.queries.macros import offered_macros

router = Router(tags=["macros"])
of_complaints = Router(tags=["macros"])
MANAGE = "cases.manage_macros"


@router.get("", auth=Bearer("cases.read_categories"), response=MacroPage)
def list_macros(request: Asked, asked: Query[PageAsked]) -> MacroPage:
    """List the macros that may be used."""
    page = paged(offered_macros(), key="code", asked=asked, listing="macros")
    return MacroPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.put("/{code}", auth=Bearer(MANAGE), response=MacroShown)
def put_macro(request: Asked, code: TemplateCode, told: MacroTold) -> MacroShown:
    """Keep a macro, or change the one of this code."""
    return MacroShown.model_validate(set_macro(code=code, told=told.macro, by=request.auth, at=request.at))


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, code: TemplateCode) -> Status[None]:
    """Stop offering a macro."""
    retire_macro(code=code, by=request.auth, at=request.at)
    return Status(204, None)


@of_complaints.post("/{number}/macros/{code}", auth=Bearer("cases.note_complaint"), response={201: MacroRunShown})
def apply(request: Asked, number: Number, code: TemplateCode) -> Status[MacroRunShown]:
    """Do all that a macro says to one complaint, or nothing."""
    run = apply_macro(number=number, macro=code, by=request.auth, at=request.at)
    return Status(201, MacroRunShown.model_validate(run))


@of_complaints.post("/{number}/macro-returns", auth=Bearer("cases.read_complaint"), response={204: None})
def take_back(request: Asked, number: Number) -> Status[None]:
    """Put a complaint back to what it was before your last macro, unless somebody went on since."""
    take_macro_back(number=number, by=request.auth, at=request.at)
    return Status(204, None)
