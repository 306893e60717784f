"""Scripts: what agents may say, and what fits a contact."""

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import ContactNumber, TemplateCode
from careline.api.paging import paged
from careline.api.shapes.paging import PageAsked
from careline.api.shapes.scripts import GuideShown, ScriptPage, ScriptShown, ScriptTold
from careline.contacts.operations.scripts import retire_script, set_script
from careline.contacts.queries.finding import contact as find_contact
from careline.contacts.queries.scripts import guide_to, offered_scripts

router = Router(tags=["scripts"])
of_contacts = Router(tags=["scripts"])
MANAGE = "contacts.manage_scripts"


@router.get("", auth=Bearer("contacts.read_reasons"), response=ScriptPage)
def list_scripts(request: Asked, asked: Query[PageAsked]) -> ScriptPage:
    """List the scripts that are offered."""
    page = paged(offered_scripts(), key="code", asked=asked, listing="scripts")
    return ScriptPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.put("/{code}", auth=Bearer(MANAGE), response=ScriptShown)
def put_script(request: Asked, code: TemplateCode, told: ScriptTold) -> ScriptShown:
    """Add a script, or change the one of this code."""
    return ScriptShown.model_validate(set_script(code=code, told=told.script, by=request.auth, at=request.at))


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, code: TemplateCode) -> Status[None]:
    """Stop offering a script."""
    retire_script(code=code, by=request.auth, at=request.at)
    return Status(204, None)


@of_contacts.get("/{contact}/scripts", auth=Bearer("contacts.read_contact"), response=GuideShown)
def guide(request: Asked, contact: ContactNumber) -> GuideShown:
    """Tell what you may say in a contact as it stands, your name filled in."""
    found = find_contact(by=request.auth, number=contact)
    return GuideShown.model_validate({"items": guide_to(found, by=request.auth)})
