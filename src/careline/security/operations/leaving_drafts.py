"""Drafts of somebody who leaves: unfinished words are nobody else's to read, so they go with the account."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Text
from careline.security.drafts import drafts_typed, drop_drafts
from careline.security.ports.holdings import HandedOver, Taker, Untaken


class DraftsTyped:
    """What somebody typed and didn't send, read by who typed it and nobody else (decision 0011)."""

    kind = "security.drafts"
    label: Text = _("Drafts not sent")
    untaken = Untaken.ENDS
    needs = ""

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return the number of what each is about, as far as there is one."""
        return drafts_typed(user=user)

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Throw them away; the off-boarding's own entry says how many, and nobody can take them."""
        del taker, at
        return HandedOver(ended=drop_drafts(user=user))
