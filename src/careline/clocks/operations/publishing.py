"""Publishing service commitments: how much of a rule everybody may read."""

from datetime import datetime

from careline.clocks.events import RulePublicationSet
from careline.clocks.models import DueRule, RulePublication
from careline.clocks.queries.rules import NoSuchRule
from careline.clocks.rules.commitments import Publication
from careline.clocks.writing.calendars import check_edition
from careline.kernel.identity import new_id
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "clocks.manage_rules"


@operation(silent_when="it was decided like this before")
def publish_rule(*, code: str, extent: Publication, by: Actor, at: datetime) -> None:
    """Decide how much of a rule everybody may read, from now on and for all of its versions.

    :raises NoSuchRule: no rule of that code.
    """
    policy.require(by, RIGHT)
    rule = DueRule.objects.filter(code=code).select_related("calendar").order_by("-number").first()
    if rule is None:
        raise NoSuchRule(field="code", rule=code)
    check_edition(rule.calendar.code, None)  # whoever decides on the same rule waits here
    newest = RulePublication.objects.filter(code=code).order_by("-number").first()
    if newest and newest.extent == extent:
        return
    row = RulePublication(id=new_id(), code=code, number=newest.number + 1 if newest else 1, extent=extent)
    row.entry, row.recorded_at = record(RulePublicationSet(subject=rule.id, code=code, extent=extent), by=by, at=at), at
    row.save(force_insert=True)
