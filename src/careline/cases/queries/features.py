"""Reading customers' features: of one with the bands, of many for a list, and which customers have such."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from careline.cases.models import Complaint, CustomerFeatures, FeatureRun
from careline.cases.policies import not_about
from careline.cases.rules.features import (
    QUARTER,
    YEAR,
    Bands,
    Cuts,
    Features,
    FeaturesOfNobody,
    FeaturesRefused,
    NoFeaturesYet,
    Window,
    bands_of,
    bounds_of,
)
from careline.cases.rules.stages import StageName
from careline.cases.rules.told_features import CODED, COLUMNS, told_features
from careline.contacts.rules.facts import ContactChannel
from careline.parties.ports.habits import Asked
from careline.parties.queries.consents import last_word_on, word_of
from careline.parties.queries.customers import kept_customer
from careline.parties.queries.identities import kept_ids, records_of
from careline.parties.rules.consent import ConsentAct, ConsentPurpose
from careline.security.actor import Actor
from careline.security.policy import NOTHING, allows, require

READ = "cases.read_features"


@dataclass(frozen=True)
class FeaturesTold:
    """What is told of one customer."""

    customer: UUID
    """The record that is kept."""
    features: Features
    bands: Bands

    @property
    def window(self) -> Window:
        """How far back was looked."""
        return Window(as_of=self.features.computed_at, zone=timezone.get_current_timezone())


def features_of(*, by: Actor, customer: UUID, at: datetime) -> FeaturesTold:
    """Return a customer's features and bands, found by any of their records.

    Whether they refused is asked now: nothing is told in the seconds until the row is gone.

    :raises NoSuchCustomer: there is none, or none the actor may know of.
    :raises FeaturesRefused: they refused; `NoFeaturesYet` when no night came since they did not, and
        `FeaturesOfNobody` of who was erased or can't be told from others.
    """
    require(by, READ)
    found = kept_customer(by=by, id=customer)
    if found.forgotten_at or not found.is_identified:
        raise FeaturesOfNobody
    word = word_of(found.id, purpose=ConsentPurpose.PROFILING, at=at)
    if word and word.act is ConsentAct.WITHDRAWN:
        raise FeaturesRefused
    told = features_of_many(by=by, customers=[found.id]).get(found.id)
    if told is None:
        raise NoFeaturesYet
    return FeaturesTold(found.id, told, bands_of(told, cuts_in_force()))


def features_of_many(*, by: Actor, customers: Collection[UUID]) -> Mapping[UUID, Features]:
    """Return the features of these customers, by id; who has none is left out."""
    require(by, READ)
    rows = {row.pk: row.told for row in CustomerFeatures.objects.filter(pk__in=customers)}
    if not rows:
        return {}
    return rows | {pk: _recounted(pk, rows[pk], by) for pk in complaining_about(by) & rows.keys()}


def cuts_in_force() -> Cuts:
    """Return where bands part: those of the last night that came to its end."""
    last = FeatureRun.objects.exclude(ended_at=None).order_by("-ended_at").first()
    return last.parted if last else Cuts()


def complaining_about(by: Actor) -> set[UUID]:
    """Return the customers one of whose complaints is about the actor; mostly nobody."""
    if by.id is None:
        return set()
    whose = set(Complaint.objects.filter(complained_about=by.id).values_list("customer", flat=True))
    return set(kept_ids(whose).values())


def _recounted(customer: UUID, told: Features, by: Actor) -> Features:
    """Count complaints anew as this reader may know of them: none that is about himself (CP11)."""
    rows = Complaint.objects.filter(not_about(by), customer__in=records_of([customer]))
    rows = rows.filter(received_at__lte=told.computed_at)
    return replace(
        told,
        complaints_365=rows.filter(received_at__gte=told.computed_at - YEAR).count(),
        complaints_90=rows.filter(received_at__gte=told.computed_at - QUARTER).count(),
        complaints_open=rows.exclude(stage=StageName.ARCHIVED).count(),
    )


class CustomersHabits:
    """Answers `parties.ports.habits` from the features."""

    channels = frozenset(one.value for one in ContactChannel)
    columns = COLUMNS
    coded = CODED

    def may(self, *, by: Actor) -> bool:
        """Return whether the actor reads features."""
        return allows(by, READ)

    def told(self, *, by: Actor, customers: Collection[UUID]) -> Mapping[UUID, Sequence[str]]:
        """Return what a file tells of each; who refused is left out from then on, though their row is there yet."""
        found, cuts = features_of_many(by=by, customers=customers), cuts_in_force()
        rows = CustomerFeatures.objects.filter(pk__in=found).alias(said=last_word_on(ConsentPurpose.PROFILING))
        rows = rows.exclude(said=ConsentAct.WITHDRAWN).exclude(customer__is_identified=False)
        willing = rows.filter(customer__forgotten_at=None).values_list("pk", flat=True)
        return {pk: told_features(found[pk], bands_of(found[pk], cuts)) for pk in willing}

    def fitting(self, *, by: Actor, asked: Asked, at: datetime) -> Iterable[UUID]:
        """Return who fits all of it; who refused fits nothing from their word on, though their row is there yet."""
        require(by, READ)
        fit = Q()
        for name, value in asked.items():
            fit &= _asked(name, value, at)
        if "complaints_365" in asked:
            fit &= ~Q(pk__in=self._fewer(by, int(asked["complaints_365"])))
        rows = CustomerFeatures.objects.filter(fit).alias(said=last_word_on(ConsentPurpose.PROFILING))
        return rows.exclude(said=ConsentAct.WITHDRAWN).values_list("customer", flat=True)

    def _fewer(self, by: Actor, number: int) -> list[UUID]:
        """Return who has so many complaints only with those the reader doesn't know of."""
        told = features_of_many(by=by, customers=complaining_about(by))
        return [pk for pk, one in told.items() if one.complaints_365 < number]


def _asked(name: str, value: int | str, at: datetime) -> Q:
    match name:
        case "silent_for":
            return Q(silent_since__lte=at - timedelta(days=int(value)))
        case "spend_band":
            return _of_band(int(value), cuts_in_force())
        case "main_channel":
            return Q(main_channel=value)
        case _:
            return Q(**{f"{name}__gte": value})


def _of_band(band: int, cuts: Cuts) -> Q:
    bounds = bounds_of(band, cuts.spend)
    if bounds is None:
        return NOTHING
    fit = Q(spend_currency=cuts.currency, spend__isnull=False)
    fit &= Q(spend__gt=bounds.above) if bounds.above is not None else Q()
    return fit & Q(spend__lte=bounds.up_to) if bounds.up_to is not None else fit
