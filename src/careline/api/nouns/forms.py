"""Forms: what is asked besides, and what was asked before."""

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import FormCode
from careline.api.paging import paged
from careline.api.shapes.forms import FormPage, FormShown, FormTold, FormVersions
from careline.api.shapes.paging import PageAsked
from careline.forms.operations.designing import retire_form, set_form
from careline.forms.queries.designs import form_asked, offered_form, offered_forms, versions

router = Router(tags=["forms"])
READ, MANAGE = "forms.read_forms", "forms.manage_forms"


@router.get("", auth=Bearer(READ), response=FormPage)
def list_forms(request: Asked, asked: Query[PageAsked]) -> FormPage:
    """List the forms that are asked."""
    page = paged(offered_forms(), key="code", asked=asked, listing="forms")
    return FormPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.get("/{code}", auth=Bearer(READ), response=FormShown)
def get_form(request: Asked, code: FormCode) -> FormShown:  # noqa: ARG001  (the right was asked at the door)
    """Read what a form asks now."""
    return FormShown.model_validate(form_asked(code=code))


@router.put("/{code}", auth=Bearer(MANAGE), response=FormShown)
def put_form(request: Asked, code: FormCode, told: FormTold) -> FormShown:
    """Make a form, or let it ask something else from its next version on."""
    set_form(code=code, told=told.form, by=request.auth, at=request.at)
    return FormShown.model_validate(form_asked(code=code))


@router.get("/{code}/versions", auth=Bearer(READ), response=FormVersions)
def list_versions(request: Asked, code: FormCode) -> FormVersions:  # noqa: ARG001  (the right was asked at the door)
    """Read what a form has asked, newest first."""
    return FormVersions.model_validate({"items": versions(code=offered_form(code=code).code)})


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, code: FormCode) -> Status[None]:
    """Ask a form no longer; what was answered stays."""
    retire_form(code=code, by=request.auth, at=request.at)
    return Status(204, None)
