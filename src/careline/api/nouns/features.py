"""What a customer's records say about their habits."""

from uuid import UUID

from ninja import Router

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.features import FeaturesShown
from careline.cases.queries.features import READ, features_of

router = Router(tags=["customers"])


@router.get("/customers/{uuid:customer}/features", auth=Bearer(READ), response=FeaturesShown)
def get_features(request: Asked, customer: UUID) -> FeaturesShown:
    """Read what was computed last night of a customer: recency, frequency, spend, complaints, channel.

    Asked by a merged record it tells of the customer under all their records. There is none, answered as 404, where
    the customer refused to be analysed (`cases.features_refused`), where no night has computed them yet
    (`cases.no_features_yet`), and where nobody is left or known to tell of (`cases.features_of_nobody`).
    """
    told = features_of(by=request.auth, customer=customer, at=request.at)
    return FeaturesShown.told(told)
