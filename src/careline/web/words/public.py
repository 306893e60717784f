"""The words of the pages for anybody."""

from django.utils.translation import pgettext_lazy as _in

from careline.cases.rules.public import PublicStage, Wish
from careline.web.words import Words

WISHES: Words = {
    Wish.QUESTION: _in("wish", "A question or request"),
    Wish.COMPLAINT: _in("wish", "A complaint"),
}
PUBLIC_STAGES: Words = {
    PublicStage.RECEIVED: _in("public stage", "Received"),
    PublicStage.IN_WORK: _in("public stage", "In work"),
    PublicStage.ANSWERED: _in("public stage", "Answered"),
}
