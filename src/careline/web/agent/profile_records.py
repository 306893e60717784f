"""What can be added to a customer's record, and changed on it: each with its noun, form, operation and right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careline.parties.operations.accounts import close_account, open_account
from careline.parties.operations.subscriptions import begin_subscription, change_subscription
from careline.parties.rules.holdings import PaymentKind, ProductKind, SubscriptionDetails, SubscriptionStatus
from careline.security.actor import Actor
from careline.security.policy import allows
from careline.web.agent import profile_forms as forms

Data = Mapping[str, Any]
SERVICES = "parties.keep_services"


class Going(TypedDict):
    """About whom, by whom and when."""

    customer: UUID
    record: UUID
    """What is changed; the customer himself where something is added."""
    by: Actor
    at: datetime


@dataclass(frozen=True)
class RecordPage:
    """How a screen does one thing to a customer's record."""

    label: str | Promise
    send: str | Promise
    form: type[forms.RecordForm]
    act: Callable[[Data, Going], object]
    done: str | Promise
    right: str
    pane: str
    """Where one comes from and goes back to."""
    told: str | Promise = ""


def offered(pane: str, customer: UUID, *, by: Actor) -> list[dict[str, Any]]:
    """Return what this actor may add on a pane."""
    return [
        {"label": page.label, "address": reverse("web:customer-new", args=[customer, noun])}
        for noun, page in NEW.items()
        if page.pane == pane and allows(by, page.right)
    ]


def _account(data: Data, going: Going) -> object:
    return open_account(
        customer=going["customer"],
        number=data["number"],
        payment=PaymentKind(data["payment"]),
        bill_day=data["bill_day"],
        opened_on=data["opened_on"],
        by=going["by"],
        at=going["at"],
    )


def _subscription(data: Data, going: Going) -> object:
    told = {name: data[name] for name in ("number", "brand", "plan", "region", "since")}
    return begin_subscription(
        customer=going["customer"],
        details=SubscriptionDetails(kind=ProductKind(data["kind"]), **told),
        account=UUID(data["account"]) if data["account"] else None,
        by=going["by"],
        at=going["at"],
    )


def _change(data: Data, going: Going) -> object:
    return change_subscription(
        subscription=going["record"],
        brand=data["brand"],
        plan=data["plan"],
        status=SubscriptionStatus(data["status"]),
        on=data["on"],
        version=data["version"],
        by=going["by"],
        at=going["at"],
    )


NEW: Mapping[str, RecordPage] = {
    "subscription": RecordPage(
        _("Add a number"),
        _("Add"),
        forms.SubscriptionForm,
        _subscription,
        _("The number is on the record."),
        SERVICES,
        "holdings",
    ),
    "account": RecordPage(
        _("Open an account"),
        _("Open it"),
        forms.AccountForm,
        _account,
        _("The account is open."),
        SERVICES,
        "holdings",
    ),
}
CHANGES: Mapping[str, RecordPage] = {
    "subscription": RecordPage(
        _("Change the number’s plan or status"),
        _("Save"),
        forms.SubscriptionChangeForm,
        _change,
        _("The change is recorded."),
        SERVICES,
        "holdings",
        _("A number that has ended stays ended; it can be given to somebody else."),
    ),
    "account-closing": RecordPage(
        _("Close the account"),
        _("Close it"),
        forms.AccountClosingForm,
        lambda data, going: close_account(
            account=going["record"], closed_on=data["closed_on"], by=going["by"], at=going["at"]
        ),
        _("The account is closed."),
        SERVICES,
        "holdings",
    ),
}
