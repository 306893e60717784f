"""What the lists that can be kept are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

LIST_KINDS: Mapping[str, str | Promise] = {
    "worklist": _in("kind of list", "Worklist"),
    "contacts": _in("kind of list", "Contacts"),
    "orders": _in("kind of list", "Service orders"),
    "customers": _in("kind of list", "Customers"),
    "needs": _in("kind of list", "Needs"),
}
