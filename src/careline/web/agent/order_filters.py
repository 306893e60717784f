"""What the address of the list of service orders says: which list, and narrowed to what; all of it codes and days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.contacts.queries.lists import ORDERS, orders_told
from careline.contacts.queries.order_list import OrderFilters, OrderView
from careline.contacts.queries.order_types import order_types_ever
from careline.security.actor import Actor
from careline.security.rules.kept_lists import fitting
from careline.web.agent.filters import SAVED, Chip, Names
from careline.web.choices import departments_to_choose
from careline.web.forms import AskingForm
from careline.web.words import named
from careline.web.words.contacts import ORDER_STATES

NARROW = ("state", "type", "department", "from_day", "until_day")
ASKS = ("view", "after", SAVED, *NARROW)
"""All that the address may say."""
STATES = [(state.value, said) for state, said in ORDER_STATES.items()]
VIEWS = {
    OrderView.MINE: (_in("list", "Mine, under way"), "user"),
    OrderView.DEPARTMENT: (_in("list", "My department, under way"), "users"),
    OrderView.OPEN: (_in("list", "All under way"), "list-checks"),
    OrderView.EXCEPTIONS: (_in("list", "Exception asked for"), "triangle-alert"),
    OrderView.EXCEPTED: (_in("list", "With an exception, ever"), "shield"),
    OrderView.ALL: (_in("list", "All orders"), "archive"),
}


class OrderNarrowForm(AskingForm):
    """What the list can be narrowed to; all of it is chosen, nothing typed."""

    state = forms.ChoiceField(label=_in("order", "State"), required=False, choices=[("", _("Any")), *STATES])
    type = forms.ChoiceField(label=_("Business"), required=False)
    department = forms.ChoiceField(label=_("Department"), required=False)
    from_day = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until_day = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = [("", _("Any")), *((one.code, named(one)) for one in order_types_ever())]
        self.fields["type"].choices = types  # type: ignore[attr-defined]  # it is a ChoiceField
        offered = [("", _("Any")), *departments_to_choose(by=by)]
        self.fields["department"].choices = offered  # type: ignore[attr-defined]  # it is a ChoiceField


@dataclass(frozen=True)
class AskedOrders:
    """The orders one asked for."""

    query: dict[str, str]

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> "AskedOrders":
        """Read the address; what it names that isn't there is left out."""
        given = {name: str(query.get(name, "")).strip() for name in ("view", SAVED, *NARROW)}
        return cls(fitting(ORDERS, given) | ({SAVED: given[SAVED]} if given[SAVED] else {}))

    @property
    def view(self) -> OrderView:
        """The saved list."""
        return OrderView(self.query.get("view", OrderView.OPEN))

    def filters(self) -> OrderFilters:
        """Return what the query narrows to."""
        return orders_told(self.query)

    def chips(self, names: Names) -> Iterator[Chip]:
        """Yield what the list is narrowed to, each to be taken away.

        :param names: what the codes are called, by what they narrow.
        """
        for name in NARROW:
            if name in self.query:
                without = {key: value for key, value in self.query.items() if key not in {name, SAVED}}
                said = names.get(name, {}).get(self.query[name]) or self.query[name]
                yield Chip(said, orders_address(**without))


def orders_address(**query: str) -> str:
    """Return the address of a list of service orders."""
    return f"{reverse('web:orders')}?{urlencode(query)}"
