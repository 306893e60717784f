"""How accurate entries are: shares by who entered them and by attribute, and the verifications behind them."""

from ninja import Query, Router

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.accuracy import AccuracyAsked, AccuracyShown, CheckPage, ChecksAsked
from careline.api.shapes.entry_audits import AuditResultShown
from careline.parties.queries.accuracy import accuracy_by_attribute, accuracy_by_person, checks_made, in_all
from careline.parties.queries.sampled_accuracy import sampled_accuracy

router = Router(tags=["customers"])
RIGHT = "parties.read_accuracy"


@router.get("", auth=Bearer(RIGHT), response=AccuracyShown)
def get_accuracy(request: Asked, asked: Query[AccuracyAsked]) -> AccuracyShown:
    """Read what share of what was verified in a period was right as entered; 91 days unless said otherwise."""
    wanted = asked.wanted(request.at)
    people = accuracy_by_person(by=request.auth, wanted=wanted)
    shown = {
        "since": wanted.since,
        "before": wanted.before,
        "total": in_all(people),
        "by_person": people,
        "by_attribute": accuracy_by_attribute(by=request.auth, wanted=wanted),
    }
    return AccuracyShown.model_validate(shown)


@router.get("/audits", auth=Bearer(RIGHT), response=AuditResultShown)
def get_sampled_accuracy(request: Asked, asked: Query[AccuracyAsked]) -> AuditResultShown:
    """Read what all audits of entries that ended in a period found, and left out; 91 days unless said otherwise."""
    wanted = asked.wanted(request.at)
    found = sampled_accuracy(by=request.auth, since=wanted.since, before=wanted.before)
    return AuditResultShown.model_validate(found)


@router.get("/verifications", auth=Bearer(RIGHT), response=CheckPage)
def list_verifications(request: Asked, asked: Query[ChecksAsked]) -> CheckPage:
    """List the verifications behind the numbers, latest first."""
    wanted = asked.wanted(request.at)
    page = checks_made(by=request.auth, wanted=wanted, after=asked.after, limit=asked.limit)
    return CheckPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})
