"""How long what was written in a complaint is kept of somebody who was forgotten."""

from datetime import timedelta

KEPT = timedelta(days=3 * 365 + 1)
"""Three years from the last move of an archived complaint.

So long one may go to court about it (Civil Code of the PRC, art. 188), and while a term of law runs erasing may wait
(PIPL, art. 47 para. 2). When it begins and what stops it only a court can say; an operator whose counsel says otherwise
changes this line (decision 0012).
"""
