"""What is said about how customers wish to be reached."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.kernel.sentences import Sentence
from careline.parties.rules.reaching import ReachChannel

WISHES = {
    "parties.only_without_way": Sentence(
        _("“Only this way” is ticked, and no way is chosen."),
        _("Choose how they are to be reached, or take the tick away."),
    ),
    "parties.only_without_hours": Sentence(
        _("“Only in these hours” is ticked, and no hours are given."),
        _("Fill in from and until, or take the tick away."),
    ),
    "parties.never_the_preferred_way": Sentence(
        _("The way they are to be reached by is also one that is never to be used."), _("Change one of the two.")
    ),
    "parties.wish_binds": Sentence(
        _("This would let through what the customer wished, for their safety, not to get."),
        _("Ask a senior agent or a supervisor: whoever asks for it might be who they are to be kept from."),
    ),
    "parties.merging_loosens_wish": Sentence(
        _("What was wished last would count for both, and let through what one of them wished not to get."),
        _("Write the stricter wishes down with the one who spoke last, then merge."),
    ),
}
REACH_WAYS = {
    ReachChannel.PHONE: _in("channel", "Phone"),
    ReachChannel.SMS: _in("channel", "SMS"),
    ReachChannel.EMAIL: _in("channel", "E-mail"),
    ReachChannel.APP: _in("channel", "App"),
    ReachChannel.LETTER: _in("channel", "Letter"),
}
