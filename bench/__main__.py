"""`python -m bench`: every ratio as one JSON line, the worst last."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping

from bench import p1, p2, pages
from bench.ratio import Measured

GOALS: Mapping[str, Callable[[], Iterator[Measured]]] = {"P1": p1.measure, "P2": p2.measure}


def main() -> None:
    """Measure what `ONLY` asks for, or everything."""
    only = os.environ.get("ONLY", "")
    if only in {"", "pages"}:
        for line in pages.measure():
            print(line, flush=True)
    if only == "pages":
        return
    chosen = [measure for name, measure in GOALS.items() if name.startswith(only) or only.startswith(name)]
    if not chosen:
        sys.exit(f"ONLY={only} names none of {', '.join(GOALS)} and pages")
    measured = [one for measure in chosen for one in measure()]
    for one in sorted(measured, key=lambda one: -one.margin):
        print(one.line(), flush=True)


if __name__ == "__main__":
    main()
