"""Who isn't there just now: signed out, gone home until later, or gone for good."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from careline.contacts.models import HandOver
from careline.contacts.rules.follow_ups import Presence, is_away
from careline.security.models import User
from careline.security.queries.sessions import standing


def away(users: Collection[UUID], *, at: datetime) -> set[UUID]:
    """Return those of these people who aren't at a desk now."""
    sessions, shifts = standing(at).filter(user__in=users), HandOver.objects.filter(agent__in=users, back_at__gt=at)
    seated = dict(sessions.order_by("started_at").values_list("user", "started_at"))
    gone = dict(shifts.order_by("at").values_list("agent", "at"))
    here = set(User.objects.filter(pk__in=users, deactivated_at=None).values_list("pk", flat=True))
    return {one for one in users if one not in here or is_away(Presence(seated.get(one), gone.get(one)))}
