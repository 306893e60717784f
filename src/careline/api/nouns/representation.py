"""How customers wish to be reached, what they agreed to, and who speaks for them."""

from datetime import date
from uuid import UUID

from django.utils import timezone
from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.representation import (
    ConsentsShown,
    ConsentTold,
    PreferencesShown,
    PreferencesTold,
    RepresentativeEndTold,
    RepresentativeShown,
    RepresentativesShown,
    RepresentativeTold,
)
from careline.parties.operations.consents import record_consent
from careline.parties.operations.preferences import set_preferences
from careline.parties.operations.representatives import end_representative, name_representative
from careline.parties.queries.consents import consents_of, standing_consents
from careline.parties.queries.preferences import reaching, wish_of
from careline.parties.queries.representatives import known_representative, masked_representative, representatives_of
from careline.parties.rules.reaching import Wish

router = Router(tags=["representation"])
READ, REPRESENT = "parties.read_customer", "parties.keep_representatives"


@router.get("/customers/{uuid:customer}/preferences", auth=Bearer(READ), response=PreferencesShown)
def get_preferences(request: Asked, customer: UUID) -> PreferencesShown:
    """Read how a customer wishes to be reached."""
    return _wish(request, wish_of(by=request.auth, customer=customer))


@router.put("/customers/{uuid:customer}/preferences", auth=Bearer("parties.set_preferences"), response=PreferencesShown)
def put_preferences(request: Asked, customer: UUID, told: PreferencesTold) -> PreferencesShown:
    """Write down all that a customer wishes from now on."""
    wish = set_preferences(customer=customer, wish=told.wish, by=request.auth, at=request.at)
    return _wish(request, wish)


@router.get("/customers/{uuid:customer}/consents", auth=Bearer(READ), response=ConsentsShown)
def list_consents(request: Asked, customer: UUID) -> ConsentsShown:
    """List what a customer agreed to and took back, and what counts now."""
    return _consents(request, customer)


@router.post(
    "/customers/{uuid:customer}/consents", auth=Bearer("parties.record_consent"), response={201: ConsentsShown}
)
def add_consent(request: Asked, customer: UUID, told: ConsentTold) -> Status[ConsentsShown]:
    """Add a word to the history."""
    record_consent(customer=customer, told=told.word, by=request.auth, at=request.at)
    return Status(201, _consents(request, customer))


@router.get("/customers/{uuid:customer}/representatives", auth=Bearer(READ), response=RepresentativesShown)
def list_representatives(request: Asked, customer: UUID) -> RepresentativesShown:
    """List who speaks for a customer, and what may be disclosed to them today."""
    found = representatives_of(by=request.auth, customer=customer, on=_today(request))
    return RepresentativesShown.model_validate({"items": found})


@router.post("/customers/{uuid:customer}/representatives", auth=Bearer(REPRESENT), response={201: RepresentativeShown})
def add_representative(request: Asked, customer: UUID, told: RepresentativeTold) -> Status[RepresentativeShown]:
    """Write down that somebody speaks for a customer."""
    made = name_representative(customer=customer, told=told.representative, by=request.auth, at=request.at)
    return Status(201, RepresentativeShown.model_validate(masked_representative(made, on=_today(request))))


@router.post("/representatives/{uuid:representative}/ending", auth=Bearer(REPRESENT), response=RepresentativeShown)
def end(request: Asked, representative: UUID, told: RepresentativeEndTold) -> RepresentativeShown:
    """Write down that somebody doesn't speak for a customer from a day on."""
    end_representative(
        representative=representative, reason=told.reason, ended_on=told.ended_on, by=request.auth, at=request.at
    )
    found = known_representative(by=request.auth, id=representative)
    return RepresentativeShown.model_validate(masked_representative(found, on=_today(request)))


def _wish(request: Asked, wish: Wish) -> PreferencesShown:
    return PreferencesShown.model_validate(vars(wish) | {"advice": reaching(wish, at=request.at).advice})


def _consents(request: Asked, customer: UUID) -> ConsentsShown:
    now = standing_consents(by=request.auth, customer=customer, at=request.at)
    items = consents_of(by=request.auth, customer=customer)
    return ConsentsShown.model_validate({"standing": {one: said.act for one, said in now.items()}, "items": items})


def _today(request: Asked) -> date:
    return request.at.astimezone(timezone.get_current_timezone()).date()
