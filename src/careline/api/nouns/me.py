"""The account behind the token, and how its owner arranged the desk."""

from ninja import Router

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.keys import KeysShown, KeysTold
from careline.api.shapes.me import Me
from careline.security.operations.preferences import choose_keys
from careline.security.policy import reach_of, registered
from careline.security.queries.preferences import keys_of
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


@router.get("/keys", auth=Bearer("security.keep_preferences"), response=KeysShown)
def get_keys(request: Asked) -> KeysShown:
    """Read which key does what at your desk."""
    return KeysShown.model_validate(keys_of(by=request.auth))


@router.put("/keys", auth=Bearer("security.keep_preferences"), response=KeysShown)
def put_keys(request: Asked, told: KeysTold) -> KeysShown:
    """Choose your keys, all of them at once."""
    chosen = choose_keys(keys=told.keys, has_letters=told.has_letters, by=request.auth, at=request.at)
    return KeysShown.model_validate(chosen)
