"""Raising alarms, and saying that one has seen them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.events import AlarmRaised, AlarmsViewed
from careline.security.ledger import record
from careline.security.models import Alarm, AlarmSighting
from careline.security.operation import operation
from careline.security.policy import Forbidden, require
from careline.security.turns import hold_alone

RAISING = 0x616C726D  # "alrm"


@operation(silent_when="there is an alarm about this very thing already")
def raise_alarm(*, kind: str, key: str, told: Mapping[str, str | int], by: Actor, at: datetime) -> Alarm | None:
    """Raise an alarm, once about each thing.

    :param key: what it is about: an entry of the ledger, or a user and a day.
    :param told: what its sentence fills in: user names, counts, codes; no personal data of customers.
    """
    require(by, "security.raise_alarm")
    hold_alone(RAISING)  # two readers of one ledger find one alarm
    if Alarm.objects.filter(kind=kind, key=key).exists():
        return None
    row = Alarm(id=new_id(), kind=kind, key=key, told=dict(told), at=at)
    row.entry = record(AlarmRaised(subject=row.id, kind=kind), by=by, at=at)
    row.save(force_insert=True)
    return row


@operation(silent_when="everything named was seen before, or isn't there")
def see_alarms(*, alarms: Collection[UUID], by: Actor, at: datetime) -> int:
    """Record that one has seen these alarms; return how many were new to one.

    :raises Forbidden: for the system, which has no eyes.
    """
    require(by, "security.see_alarms")
    if by.id is None:
        raise Forbidden(policy="security.see_alarms")
    unseen = list(Alarm.objects.filter(pk__in=alarms).exclude(sightings__user=by.id))
    if unseen:
        entry = record(AlarmsViewed(subject=by.id, alarms=tuple(one.id for one in unseen)), by=by, at=at)
        rows = [AlarmSighting(alarm=one, user_id=by.id, at=at, entry=entry) for one in unseen]
        AlarmSighting.objects.bulk_create(rows, ignore_conflicts=True)  # the same press twice is one sighting
    return len(unseen)
