"""The ladder a new house begins with.

Its numbers are the house's own: no law names them, and they are there to be changed.
"""

from careline.clocks.rules.ladder import DUE, Recipient, Rung

DAY = 24 * 60
HANDLER, LEAD, HEAD, REGULATORY = Recipient

DEFAULT_LADDER = (
    Rung(code="near", fraction=75, recipients=(HANDLER,)),
    Rung(code="very-near", fraction=90, recipients=(HANDLER, LEAD)),
    Rung(code="due", fraction=DUE, recipients=(HANDLER, LEAD)),
    Rung(code="late-1d", fraction=DUE, after=DAY, recipients=(HEAD,), unless_acknowledged=True),
    Rung(code="late-3d", fraction=DUE, after=3 * DAY, recipients=(HEAD, REGULATORY)),
)
