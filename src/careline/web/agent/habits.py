"""What the customer's page says of their habits, or why it says nothing."""

from typing import Any
from uuid import UUID

from careline.cases.queries.features import READ, features_of
from careline.cases.rules.features import FeaturesOfNobody, FeaturesRefused, NoFeaturesYet
from careline.kernel.sentences import say
from careline.security.policy import allows
from careline.web.arrivals import Arrived
from careline.web.faces.features import habits_face


def habits_of(customer: UUID, request: Arrived) -> dict[str, Any]:
    """Return the lines, or the sentence; neither for who may not read habits, nor of who is nobody."""
    if not allows(request.actor, READ):
        return {}
    try:
        return {"habits": habits_face(features_of(by=request.actor, customer=customer, at=request.at), at=request.at)}
    except FeaturesOfNobody:
        return {}
    except (FeaturesRefused, NoFeaturesYet) as why:
        return {"no_habits": say(why)}
