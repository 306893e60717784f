"""`python -m bench.intaking SECONDS`: take complaints into this environment's house, one by one, for so long."""

import os
import random
import sys
import time

from bench.house import join
from bench.rows import TEXT, TITLES


def _take_in(seconds: float) -> None:
    from careline.cases.operations.receiving import receive_complaint
    from careline.cases.rules.facts import Channel
    from careline.cases.rules.intake import Intake
    from careline.kernel import clock
    from careline.parties.rules.details import CustomerDetails
    from careline.security.models import User
    from careline.security.queries.users import actor_for

    by = actor_for(User.objects.get(username="agent-0"))
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        number = f"197{random.randrange(10**8):08d}"  # noqa: S311  (which customer calls is no secret)
        told = CustomerDetails(name="王某某", number=number)
        said = Intake(title=random.choice(TITLES), description=TEXT, channel=Channel.PHONE, customer=told)  # noqa: S311  (likewise)
        receive_complaint(intake=said, by=by, at=clock.now())


if __name__ == "__main__":
    join(os.environ)
    _take_in(float(sys.argv[1]))
