"""What is asked when something is added to a customer's record, or changed on it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careline.parties.queries.holdings import accounts_of, known_subscription, subscriptions_of
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.consumption import months_before
from careline.parties.rules.holdings import ACCOUNT_LONGEST, LAST_BILL_DAY, LEGAL, PaymentKind, SubscriptionStatus
from careline.parties.rules.masked import MaskedCustomer
from careline.web.faces.catalogues import code_field
from careline.web.forms import AskingForm, DayInput
from careline.web.words import choices
from careline.web.words.parties import PAYMENTS, PRODUCTS, SUBSCRIPTION_STATUSES

CODES = {Catalogue.BRAND: _("Brand"), Catalogue.PLAN: _("Plan"), Catalogue.REGION: _("Region")}


def day(label: Any, *, is_needed: bool = True) -> forms.DateField:
    """Return a field for a day, asked with the browser's own calendar."""
    widget = DayInput()
    return forms.DateField(label=label, required=is_needed, widget=widget)


class RecordForm(AskingForm):
    """Any question about a customer's record."""

    def __init__(self, *args: Any, customer: MaskedCustomer, going: Any, **kwargs: Any) -> None:
        self.customer, self.going = customer, going
        kwargs["initial"] = self.beginning() | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def beginning(self) -> dict[str, Any]:
        """Return what stands in the form at first."""
        return {}

    @property
    def today(self) -> Any:
        """The day it is where the desk is."""
        return self.going["at"].astimezone(timezone.get_current_timezone()).date()


class AccountForm(RecordForm):
    """A billing account."""

    number = forms.CharField(label=_("Account number"), max_length=ACCOUNT_LONGEST)
    payment = forms.ChoiceField(label=_("Payment"), choices=choices(PAYMENTS), widget=forms.RadioSelect)
    bill_day = forms.IntegerField(label=_("Bill day"), min_value=1, max_value=LAST_BILL_DAY, initial=1)
    opened_on = day(_("Opened on"))

    def beginning(self) -> dict[str, Any]:
        """Begin today."""
        return {"opened_on": self.today, "payment": PaymentKind.POSTPAID}


class AccountClosingForm(RecordForm):
    """When an account is closed."""

    closed_on = day(_("Closed on"))

    def beginning(self) -> dict[str, Any]:
        """Close it today."""
        return {"closed_on": self.today}


class SubscriptionForm(RecordForm):
    """A subscription that begins."""

    number = forms.CharField(label=_("Number"), max_length=32)
    kind = forms.ChoiceField(label=_("Product"), choices=choices(PRODUCTS))
    account = forms.ChoiceField(label=_("Billed to"), required=False)
    since = day(_("Since"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accounts = accounts_of(by=self.going["by"], customer=self.customer.id)
        open_ones = [(str(one.id), one.number) for one in accounts if one.closed_on is None]
        self.fields["account"].choices = [("", "—"), *open_ones]  # type: ignore[attr-defined]  # it is a ChoiceField
        for catalogue in (Catalogue.BRAND, Catalogue.PLAN, Catalogue.REGION):
            self.fields[catalogue] = code_field(catalogue, CODES[catalogue])
        self.order_fields(["number", "kind", *CODES, "account", "since"])

    def beginning(self) -> dict[str, Any]:
        """Begin today, with what is known of the customer."""
        return {"since": self.today, "brand": self.customer.brand, "region": self.customer.region}


class SubscriptionChangeForm(RecordForm):
    """What a subscription becomes."""

    status = forms.ChoiceField(label=_("Status"), widget=forms.RadioSelect)
    on = day(_("From"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = SubscriptionStatus(self.initial["status"])
        offered = [one for one in SubscriptionStatus if one is now or one in LEGAL[now]]
        said = [(one.value, SUBSCRIPTION_STATUSES[one]) for one in offered]
        self.fields["status"].choices = said  # type: ignore[attr-defined]  # it is a ChoiceField
        for catalogue in (Catalogue.BRAND, Catalogue.PLAN):
            self.fields[catalogue] = code_field(catalogue, CODES[catalogue], kept=self.initial[catalogue])
        self.order_fields(["status", *CODES, "on"])

    def beginning(self) -> dict[str, Any]:
        """Begin with how it stands."""
        row = known_subscription(by=self.going["by"], id=self.going["record"])
        stands = {"status": row.status, "brand": row.brand, "plan": row.plan, "version": row.version}
        return stands | {"on": self.today}


class ConsumptionForm(RecordForm):
    """What one number used in a month."""

    subscription = forms.ChoiceField(label=_("Number"))
    month = forms.DateField(
        label=_("Month"),
        input_formats=["%Y-%m", "%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
    )
    amount = forms.DecimalField(label=_("Amount"), max_digits=14, decimal_places=2)
    currency = forms.CharField(label=_("Currency"), max_length=3)
    voice_minutes = forms.IntegerField(label=_("Minutes"), min_value=0, initial=0)
    data_mb = forms.IntegerField(label=_("Megabytes"), min_value=0, initial=0)
    sms = forms.IntegerField(label=_("Messages"), min_value=0, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = subscriptions_of(by=self.going["by"], customer=self.customer.id)
        numbers = [(str(one.id), f"{one.number} · {PRODUCTS[one.kind]}") for one in held]
        self.fields["subscription"].choices = numbers  # type: ignore[attr-defined]  # it is a ChoiceField

    def beginning(self) -> dict[str, Any]:
        """Begin with the month that is over."""
        return {"month": months_before(self.today, 2)[0], "currency": "CNY"}
