"""Fields: what forms can ask, each defined once."""

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import FormCode
from careline.api.paging import paged
from careline.api.shapes.forms import FieldPage, FieldShown, FieldTold
from careline.api.shapes.paging import PageAsked
from careline.forms.operations.fields import retire_field, set_field
from careline.forms.queries.designs import offered_fields

router = Router(tags=["forms"])
MANAGE = "forms.manage_forms"


@router.get("", auth=Bearer("forms.read_forms"), response=FieldPage)
def list_fields(request: Asked, asked: Query[PageAsked]) -> FieldPage:
    """List the fields that forms can ask."""
    page = paged(offered_fields(), key="code", asked=asked, listing="form-fields")
    return FieldPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.put("/{code}", auth=Bearer(MANAGE), response=FieldShown)
def put_field(request: Asked, code: FormCode, told: FieldTold) -> FieldShown:
    """Define a field, or change the one of this code; forms that ask it get a version of their own."""
    row = set_field(code=code, told=told.definition, by=request.auth, at=request.at)
    return FieldShown.model_validate(row.shape)


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, code: FormCode) -> Status[None]:
    """Offer a field to forms no longer; refused while a form asks it."""
    retire_field(code=code, by=request.auth, at=request.at)
    return Status(204, None)
