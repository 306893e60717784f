"""What the head of a complaint says of its clocks: the one that binds, and what was late beside it.

It says nothing the ledger of time doesn't: both are read from the same clocks, in the same words.
"""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from careline.cases.queries.clocks import ClockTold
from careline.clocks.rules.moves import GOING, ClockState
from careline.clocks.rules.terms import SETTLING
from careline.web.faces.clock import Face
from careline.web.faces.clocks import face_of_clock
from careline.web.words import named


def head_face(clocks: Sequence[ClockTold], *, otherwise: Face, at: datetime) -> Face:
    """Return the clock that ends the customer's waiting: the binding one that is open, else how the last one ended.

    :param clocks: as the ledger orders them, the binding one first.
    :param otherwise: what is said where none is open, and none was late.
    """
    settling = [one for one in clocks if one.terms.kind in SETTLING]
    going = next((one for one in settling if one.state in GOING and (one.due_at or one.pauses)), None)
    if going:
        return face_of_clock(going, at=at)
    if any(one.is_binding and one.is_late and one.state is ClockState.STOPPED for one in settling):
        return Face("bad", 100, _("answered late"), otherwise.due_at)
    return otherwise


def late_beside(clocks: Sequence[ClockTold], *, at: datetime) -> list[str]:
    """Return what else was late, or is: a first contact, an acknowledgement. Being answered in time doesn't undo it."""
    late = [one for one in clocks if one.terms.kind not in SETTLING and one.is_late]
    said = (
        _("%(clock)s: %(how)s") % {"clock": named(one.terms), "how": face_of_clock(one, at=at).words} for one in late
    )
    return list(dict.fromkeys(said))
