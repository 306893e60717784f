"""`python -m bench.pausing SECONDS N OF`: let clocks of this environment’s house pause and go on, as fast as it goes.

Each time another complaint's, a pause and then its end, each an operation with its entry in a transaction of its own.
Of so many who do it at once, this is the N-th, and has complaints of its own. The last line says how many were done.
"""

import os
import random
import sys
import time

from bench.house import join

BATCH = 2_000
"""Complaints one looks up beforehand: to find them is no part of what is measured."""


def _paused(seconds: float, n: int, among: int) -> int:
    from careline.cases.models import Clock
    from careline.cases.operations.pausing import pause_clock, resume_clock
    from careline.clocks.rules.terms import PauseReason
    from careline.kernel import clock
    from careline.security.models import User
    from careline.security.queries.users import actor_for

    by = actor_for(User.objects.get(username="chief"))
    of = Clock.objects.filter(rule_code="bench.promise.5", complaint__number__startswith="B")
    rows = list(of.order_by("complaint__number").values_list("complaint__number", "id")[: BATCH * among])[n::among]
    random.Random(n).shuffle(rows)  # noqa: S311  (which clock is no secret)
    done, until = 0, time.perf_counter() + seconds
    for number, name in rows * 100:
        pause_clock(number=number, clock=name, reason=PauseReason.CUSTOMER_ASKED, by=by, at=clock.now())
        resume_clock(number=number, clock=name, by=by, at=clock.now())
        done += 2
        if time.perf_counter() > until:
            break
    return done


if __name__ == "__main__":
    join(os.environ)
    among = int(sys.argv[2]), int(sys.argv[3])
    _paused(1, *among)  # compiles, and fills caches
    print("ready", flush=True)
    sys.stdin.readline()
    print(_paused(float(sys.argv[1]), *among), flush=True)
