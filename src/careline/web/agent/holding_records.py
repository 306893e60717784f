"""Accounts and numbers: what can be added to a customer's record, and changed on it."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from careline.parties.operations.accounts import close_account, open_account
from careline.parties.operations.consumption import tell_consumption
from careline.parties.operations.subscriptions import begin_subscription, change_subscription
from careline.parties.rules.consumption import Used
from careline.parties.rules.holdings import PaymentKind, ProductKind, SubscriptionDetails, SubscriptionStatus
from careline.web.agent import profile_forms as forms
from careline.web.agent.record_page import Data, Going, RecordPage
from careline.web.faces.money import smallest

SERVICES = "parties.keep_services"


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


def _consumption(data: Data, going: Going) -> object:
    figures = {name: data[name] for name in ("currency", "voice_minutes", "data_mb", "sms")}
    used = Used(amount=smallest(data["amount"], data["currency"]), **figures)
    one, by, at = UUID(data["subscription"]), going["by"], going["at"]
    return tell_consumption(subscription=one, month=data["month"], used=used, by=by, at=at)


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
    "consumption": RecordPage(
        _("Record usage"),
        _("Record"),
        forms.ConsumptionForm,
        _consumption,
        _("The usage is recorded."),
        "parties.take_in_consumption",
        "holdings",
        _("Other figures for a month that was told correct it; the same figures change nothing."),
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
