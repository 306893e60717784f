"""Computing customers' features: every night for all, and at once for one of whom something changed that binds.

What is computed is an index over records: it can be thrown away and made anew. The ledger therefore keeps one entry
for a night's run, and not one for each of a million customers, of whom nobody did anything; what the figures rest on
is in it already. That somebody's features were made or thrown away because of what they said is an entry of its own.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from careline.cases.events import CustomerFeaturesComputed, FeaturesComputed
from careline.cases.models import FeatureRun
from careline.cases.rules.features import Window
from careline.cases.writing.features import BATCH, FIRST, end_of_batch, parted_now, write_between, write_of
from careline.parties.queries.identities import records_of
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require

RIGHT = "cases.compute_features"


@operation(silent_when="the run goes on: it is recorded once, at its end")
def compute_next_features(*, by: Actor, at: datetime, few: int = BATCH) -> bool:
    """Begin a night's run, go on with it by one batch, or end it; return whether it goes on.

    Each batch is a transaction that also says how far the run came, so that whoever is killed loses one batch. A run
    that wasn't ended on its day isn't gone on with: its windows are of yesterday. Two workers wait for each other.
    """
    require(by, RIGHT)
    run = _open_run()
    if run is None or _window(run.as_of).today != _window(at).today:
        _begin(run, at)
        return True
    last = end_of_batch(run.reached or FIRST, few)
    if last is None:
        run.cuts, run.ended_at = parted_now(), at
        run.save(update_fields=["cuts", "ended_at"])
        record(FeaturesComputed(subject=run.id, customers=run.customers, as_of=run.as_of), by=by, at=at)
        return False
    run.customers += write_between(run.reached or FIRST, last, window=_window(run.as_of), run=run.id)
    run.reached = last
    run.save(update_fields=["customers", "reached"])
    return True


@operation(silent_when="nothing is kept of these customers, and nothing is to be")
def compute_features(*, customers: Collection[UUID], by: Actor, at: datetime) -> None:
    """Compute the features of a few customers now, all their records together; who may have none loses them.

    It waits for a batch of the night under way, which would else write down again what is thrown away here.
    """
    require(by, RIGHT)
    _open_run()
    for customer in customers:
        written, dropped = write_of([customer, *records_of([customer])], window=_window(at))
        if written or dropped:
            record(CustomerFeaturesComputed(subject=customer, written=written, dropped=dropped), by=by, at=at)


def _open_run() -> FeatureRun | None:
    return FeatureRun.objects.select_for_update().filter(ended_at=None).first()


def _begin(stale: FeatureRun | None, at: datetime) -> None:
    if stale:
        stale.as_of, stale.reached, stale.customers = at, None, 0
        stale.save(update_fields=["as_of", "reached", "customers"])
    else:
        FeatureRun.objects.bulk_create(
            [FeatureRun(as_of=at)], ignore_conflicts=True
        )  # another worker may begin it, too


def _window(as_of: datetime) -> Window:
    return Window(as_of=as_of, zone=timezone.get_current_timezone())
