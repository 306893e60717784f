"""The account behind the token."""

from ninja import Router

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.me import Me
from careline.security.policy import reach_of, registered
from careline.security.queries.users import user

router = Router(tags=["me"])


@router.get("", auth=Bearer("api.read_me"), response=Me)
def get_me(request: Asked) -> Me:
    """Read who you are, and what you may do just now."""
    actor = request.auth
    known = user(by=actor, username=actor.name)
    reaches = {name: reach for name in sorted(registered()) if (reach := reach_of(actor, name))}
    return Me.model_validate(
        {
            "username": actor.name,
            "full_name": known.full_name,
            "department": known.department,
            "language": known.language,
            "is_integration": known.is_integration,
            "roles": sorted(actor.roles),
            "rights": {name: reach.name.lower() for name, reach in reaches.items()},
        }
    )
