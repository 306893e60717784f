"""`python -m bench`: every ratio as one JSON line, the worst last."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping

from bench import features, growth, p1, p2, p6, pages
from bench.ratio import Measured

Measure = Callable[[], Iterator[Measured]]
GOALS: Mapping[str, Measure] = {"P1": p1.measure, "P2": p2.measure, "P6": p6.measure}
LONG: Mapping[str, Measure] = {"growth": growth.measure}
"""What takes so long that it runs only when it is asked for."""
TOLD: Mapping[str, Callable[[], Iterator[str]]] = {"features": features.measure, "pages": pages.measure}
"""What is no goal: it tells its figures in lines of its own."""


def main() -> None:
    """Measure what `ONLY` asks for, or everything that doesn't take too long."""
    only = os.environ.get("ONLY", "")
    if only in {"", *TOLD}:
        for line in TOLD[only or "pages"]():
            print(line, flush=True)
    if only in TOLD:
        return
    chosen = [measure for name, measure in GOALS.items() if name.startswith(only) or only.startswith(name)]
    if only in LONG:
        chosen = [LONG[only]]
    if not chosen:
        sys.exit(f"ONLY={only} names none of {', '.join((*GOALS, *LONG, *TOLD))}")
    measured = [one for measure in chosen for one in measure()]
    for one in sorted(measured, key=lambda one: -one.margin):
        print(one.line(), flush=True)


if __name__ == "__main__":
    main()
