"""The words for what stands sealed beside a customer."""

from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.reveals import Beside
from careline.web.words import Words

BESIDE: Words = {
    Beside.SUBSCRIPTION_NUMBER: _in("beside", "Number"),
    Beside.ACCOUNT_NUMBER: _in("beside", "Account number"),
    Beside.REPRESENTATIVE_NAME: _in("beside", "Representative’s name"),
    Beside.REPRESENTATIVE_NUMBER: _in("beside", "Representative’s number"),
}
