"""What is said about requests to be forgotten."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.kernel.sentences import Sentence
from careline.parties.rules.erasure import ErasureState, ObstacleKind

ERASURE = {
    "parties.illegal_erasure_move": Sentence(
        _("This can’t be done while the erasure request is “{state}”."),
        _("Reload the page: it offers what is possible now."),
    ),
    "parties.erasure_words_missing": Sentence(
        _("A request is judged by its words, and a refusal is told with its reasons."),
        _("Say it in words."),
    ),
    "parties.erasure_words_too_long": Sentence(
        _("This is longer than {longest} characters."),
        _("Shorten it to what matters."),
    ),
    "parties.own_erasure_request": Sentence(
        _("You recorded this request yourself; somebody else decides on it."),
        _("Ask a colleague who may decide."),
    ),
    "parties.same_role_as_asker": Sentence(
        _("Whoever recorded this request has the same role as you."),
        _("Have somebody with another role decide: a supervisor or a security administrator."),
    ),
    "parties.erasure_stood_in_the_way": Sentence(
        _("These stand in the way of erasing: {obstacles}."),
        _("Finish what is open first, or refuse the request with the reasons and until when."),
    ),
    "parties.not_a_work_number": Sentence(
        _("This is not the number of a contact or complaint of this customer."),
        _("Check the number, or leave it empty."),
    ),
    "parties.kept_until_past": Sentence(_("This day is over."), _("Choose a day to come, or leave it empty.")),
    "parties.no_such_erasure_request": Sentence(
        _("There is no such erasure request."),
        _("Look for it in the list of requests."),
    ),
    "parties.erasure_asked_already": Sentence(
        _("A request to erase this customer is open already."),
        _("Open it from the customer’s page; it is decided before another is made."),
    ),
    "parties.erasure_changed": Sentence(
        _("Somebody else has moved this request meanwhile."),
        _("Reload the page: it offers what is possible now."),
    ),
}
ERASURE_STATES = {
    ErasureState.ASKED: _in("erasure", "To be decided"),
    ErasureState.DONE: _in("erasure", "Erased"),
    ErasureState.REFUSED: _in("erasure", "Declined"),
    ErasureState.WITHDRAWN: _in("erasure", "Withdrawn"),
    ErasureState.TOLD: _in("erasure", "Declined and told"),
}
OBSTACLES = {
    ObstacleKind.SUBSCRIPTION: _in("obstacle", "a subscription that hasn’t ended"),
    ObstacleKind.ACCOUNT: _in("obstacle", "an account that isn’t closed"),
    ObstacleKind.CONTACT: _in("obstacle", "an open contact"),
    ObstacleKind.FOLLOW_UP: _in("obstacle", "something still owed to the customer"),
    ObstacleKind.ORDER: _in("obstacle", "a service order under way"),
    ObstacleKind.APPOINTMENT: _in("obstacle", "an appointment at a hall"),
    ObstacleKind.COMPLAINT: _in("obstacle", "a complaint that isn’t archived"),
    ObstacleKind.HOLD: _in("obstacle", "a legal hold"),
    ObstacleKind.LAW: _in("obstacle", "data to be kept by law"),
}
