"""Wrap-up templates: texts that fill themselves in."""

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import TemplateCode
from careline.api.paging import paged
from careline.api.shapes.paging import PageAsked
from careline.api.shapes.reasons import TemplatePage, TemplateShown, TemplateTold
from careline.contacts.operations.wrap_up import retire_template, set_template
from careline.contacts.queries.templates import offered_templates

router = Router(tags=["wrap-up-templates"])
MANAGE = "contacts.manage_wrap_up"


@router.get("", auth=Bearer("contacts.read_reasons"), response=TemplatePage)
def list_templates(request: Asked, asked: Query[PageAsked]) -> TemplatePage:
    """List the templates that may be used."""
    page = paged(offered_templates(), key="code", asked=asked, listing="wrap-up-templates")
    return TemplatePage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.put("/{code}", auth=Bearer(MANAGE), response=TemplateShown)
def put_template(request: Asked, code: TemplateCode, told: TemplateTold) -> TemplateShown:
    """Add a template, or change the one of this code."""
    return TemplateShown.model_validate(set_template(code=code, told=told.template, by=request.auth, at=request.at))


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, code: TemplateCode) -> Status[None]:
    """Stop offering a template."""
    retire_template(code=code, by=request.auth, at=request.at)
    return Status(204, None)
