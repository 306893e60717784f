"""Plants the fault that PLANTED names into Careline's code, in whichever process loads it."""

import os
import sys
import time
from collections.abc import Callable
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from itertools import count
from threading import Event, Thread, local
from types import ModuleType
from typing import Any

DELAY = 0.3
"""Seconds between the two halves of what belongs together. Intakes wait for each other, so one is always there."""


def early_answer(module: Any) -> None:
    """Acknowledge first and commit afterwards."""
    from django.db import connections

    here, keep = local(), module.keep_answers

    def kept(answered: Any, *, at: Any) -> None:
        pairs = list(answered)
        keep(pairs, at=at)
        if hasattr(here, "box"):
            here.box += [answer for _, answer in pairs]
            here.is_written.set()
            time.sleep(DELAY)

    def answer(self: Any, part: Any) -> Any:
        if part.asking is None:
            return self._gathering.have(part)
        box: list[Any] = []
        is_written = Event()

        def work() -> None:
            here.box, here.is_written = box, is_written
            try:
                box.append(self._answers([part], lambda: None)[0])
            finally:
                is_written.set()
                connections.close_all()

        Thread(target=work, daemon=True).start()
        is_written.wait()
        if not box:  # refused: as usual
            return self._answers([part], lambda: None)[0]
        return box[0]

    module.keep_answers = kept
    module.Together.answer = answer


def half_made(module: Any) -> None:
    """Commit the complaint before its stages and clocks."""
    write = module.write_rows

    def written(rows: Any) -> None:
        write(rows)
        if rows and type(rows[0]).__name__ == "Complaint":
            from django.db import connection

            connection.cursor().execute("COMMIT")
            time.sleep(DELAY)
            connection.cursor().execute("BEGIN")

    module.write_rows = written


def undated(module: Any) -> None:
    """Forget a clock now and then."""
    write, times = module.write_rows, count()  # counted: a clock of coarse steps would do it always, or never

    def written(rows: Any) -> None:
        write(rows[1:] if rows and type(rows[0]).__name__ == "Clock" and next(times) % 5 == 0 else rows)

    module.write_rows = written


def alarm_unwritten(module: Any) -> None:
    """Write the entry of an alarm, and not the alarm, now and then."""
    write, times = module.write_rows, count()
    module.write_rows = lambda rows: write([row for row in rows if next(times) % 4])


def alarm_unraised(module: Any) -> None:
    """Look past a step now and then, as if it had been raised."""
    write, times = module._write, count()  # noqa: SLF001  (what is planted knows the inside)

    def written(raised: Any, clocks: Any, *, by: Any, at: Any) -> None:
        write([one for one in raised if next(times) % 4], clocks, by=by, at=at)

    module._write = written  # noqa: SLF001  (likewise)


def alarm_repeated(module: Any) -> None:
    """Forget what a clock has been alarmed for."""
    from careline.clocks.rules.ladder import Climb

    module.climbs_of = lambda clocks, **_told: {clock.id: Climb() for clock in clocks}


PLANTED: dict[str, tuple[str, Callable[[Any], None]]] = {
    "early_answer": ("careline.api.together", early_answer),
    "half_made": ("careline.cases.operations.receiving", half_made),
    "undated": ("careline.cases.operations.receiving", undated),
    "alarm_unwritten": ("careline.cases.operations.sweeping", alarm_unwritten),
    "alarm_unraised": ("careline.cases.operations.sweeping", alarm_unraised),
    "alarm_repeated": ("careline.cases.operations.sweeping", alarm_repeated),
}


class Planting(MetaPathFinder, Loader):
    """Finds one module as Python does, and changes it once it is loaded."""

    def __init__(self, name: str, change: Callable[[Any], None]) -> None:
        self.name, self.change = name, change

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Find that one module; leave the others to those who follow."""
        if fullname != self.name:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        assert spec
        assert spec.loader
        load = spec.loader.exec_module

        def changed(module: ModuleType) -> None:
            load(module)
            self.change(module)

        spec.loader.exec_module = changed  # type: ignore[method-assign]  # of this one loader
        return spec


if (planted := os.environ.get("PLANTED", "")) in PLANTED:
    sys.meta_path.insert(0, Planting(*PLANTED[planted]))
