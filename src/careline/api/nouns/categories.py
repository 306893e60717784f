"""Categories: what complaints are about."""

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import CategoryCode
from careline.api.paging import paged
from careline.api.shapes.categories import CategoryPage, CategoryShown, CategoryTold
from careline.api.shapes.paging import PageAsked
from careline.cases.operations.categories import Naming, retire_category, set_category
from careline.cases.queries.categories import offered_categories

router = Router(tags=["categories"])
MANAGE = "cases.manage_categories"


@router.get("", auth=Bearer("cases.read_categories"), response=CategoryPage)
def list_categories(request: Asked, asked: Query[PageAsked]) -> CategoryPage:
    """List the categories that may be chosen."""
    page = paged(offered_categories(), key="code", asked=asked, listing="categories")
    return CategoryPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.put("/{code}", auth=Bearer(MANAGE), response=CategoryShown)
def put_category(request: Asked, code: CategoryCode, told: CategoryTold) -> CategoryShown:
    """Add a category, or rename the one of this code; `network.speed` stands under `network`."""
    set_ = set_category(code=code, naming=Naming(**told.model_dump()), by=request.auth, at=request.at)
    return CategoryShown.model_validate(set_)


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, code: CategoryCode) -> Status[None]:
    """Stop offering a category and its sub-reasons; complaints that carry it keep it."""
    retire_category(code=code, by=request.auth, at=request.at)
    return Status(204, None)
