"""Service commitments: what everybody may read, how it was kept, and how much of a rule is published."""

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import RuleCode
from careline.api.shapes.commitments import (
    CommitmentClockPage,
    CommitmentClockShown,
    CommitmentShown,
    CommitmentsShown,
    KeptFiguresShown,
    KeptShown,
    Month,
    Outcome,
    PublicationShown,
    PublicationsShown,
    PublicationTold,
)
from careline.api.shapes.paging import PageAsked
from careline.cases.queries.commitments import clocks_behind, kept_commitments, published_figures
from careline.cases.rules.commitments import month_named
from careline.clocks.operations.publishing import publish_rule
from careline.clocks.queries.commitments import commitments, publications
from careline.clocks.rules.commitments import Publication

router = Router(tags=["commitments"])
decided = Router(tags=["commitments"])
READ, BOARD, MANAGE = "clocks.read_rules", "cases.read_board", "clocks.manage_rules"


@router.get("", auth=Bearer(READ), response=CommitmentsShown)
def list_commitments(request: Asked) -> CommitmentsShown:
    """Read what everybody may: the rules the house stands by, with figures where those are published."""
    told = commitments(by=request.auth, at=request.at)
    measured = [one.terms.code for one in told if one.extent is Publication.WITH_FIGURES]
    figures = published_figures(measured)
    items = [CommitmentShown.of(one, figures.of(one.terms.code)) for one in told]
    return CommitmentsShown(counted_at=figures.counted_at, items=items)


@router.get("/figures", auth=Bearer(BOARD), response=KeptFiguresShown)
def list_figures(request: Asked) -> KeptFiguresShown:
    """Read how each rule was kept in the last twelve full months, over the complaints of your departments."""
    found = kept_commitments(by=request.auth)
    return KeptFiguresShown(counted_at=found.counted_at, items=[KeptShown.of(one) for one in found.items])


@router.get("/figures/{code}/{month}/{outcome}", auth=Bearer(BOARD), response=CommitmentClockPage)
def list_clocks_behind(
    request: Asked, code: RuleCode, month: Month, outcome: Outcome, asked: Query[PageAsked]
) -> CommitmentClockPage:
    """List the clocks behind a number, the earliest due first, as they stand now."""
    first = month_named(month)
    page = clocks_behind(
        by=request.auth, at=request.at, code=code, month=first, outcome=outcome, after=asked.after, limit=asked.limit
    )
    items = [CommitmentClockShown.of(one) for one in page.rows]
    return CommitmentClockPage(items=items, next=next_page(request, page.next))


@decided.get("", auth=Bearer(READ), response=PublicationsShown)
def list_publications(request: Asked) -> PublicationsShown:
    """Read how much of each rule in force everybody may read."""
    found = publications(by=request.auth, at=request.at)
    items = [PublicationShown(code=one.terms.code, extent=one.extent, is_default=one.is_default) for one in found]
    return PublicationsShown(items=items)


@decided.put("/{code}", auth=Bearer(MANAGE), response={204: None})
def put_publication(request: Asked, code: RuleCode, told: PublicationTold) -> Status[None]:
    """Decide how much of a rule everybody may read, from now on and for all of its versions."""
    publish_rule(code=code, extent=told.extent, by=request.auth, at=request.at)
    return Status(204, None)
