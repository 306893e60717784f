"""The words of the screens that bring in lists."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.imports import ImportState, ImportSubject

CUSTOMER_FIELDS: Mapping[str, str | Promise] = {
    "external_id": _in("customer", "Id in the source"),
    "kind": _in("customer", "Kind"),
    "name": _in("customer", "Name"),
    "number": _in("customer", "Number"),
    "email": _in("customer", "E-mail"),
    "address": _in("customer", "Address"),
    "document_kind": _in("customer", "Kind of document"),
    "document": _in("customer", "Document number"),
    "brand": _in("customer", "Brand"),
    "region": _in("customer", "Region"),
    "segment": _in("customer", "Segment"),
    "tier": _in("customer", "Tier"),
    "language": _in("customer", "Language"),
    "place": _in("customer", "Place"),
}
LINE_FIELDS: Mapping[str, str | Promise] = {
    "customer": _in("line", "Customer’s id here"),
    "document": _in("line", "Customer’s document number"),
    "customer_number": _in("line", "Number the customer is reached at"),
    "account": _in("line", "Account number"),
    "payment": _in("line", "Payment"),
    "bill_day": _in("line", "Bill day"),
    "opened_on": _in("line", "Account opened on"),
    "number": _in("line", "Subscription’s number"),
    "product": _in("line", "Product"),
    "plan": _in("line", "Plan"),
    "brand": _in("line", "Brand"),
    "region": _in("line", "Region"),
    "status": _in("line", "Status"),
    "since": _in("line", "Activated on"),
    "until": _in("line", "Last day"),
}
USAGE_FIELDS: Mapping[str, str | Promise] = {
    "number": _in("usage", "Number"),
    "month": _in("usage", "Month"),
    "amount": _in("usage", "Amount"),
    "currency": _in("usage", "Currency"),
    "voice_minutes": _in("usage", "Minutes of calls"),
    "data_mb": _in("usage", "Data, MB"),
    "sms": _in("usage", "Messages"),
}
IMPORT_FIELDS: Mapping[ImportSubject, Mapping[str, str | Promise]] = {
    ImportSubject.CUSTOMERS: CUSTOMER_FIELDS,
    ImportSubject.LINES: LINE_FIELDS,
    ImportSubject.USAGE: USAGE_FIELDS,
}
IMPORT_SUBJECTS: Mapping[ImportSubject, str | Promise] = {
    ImportSubject.CUSTOMERS: _in("list", "Customers"),
    ImportSubject.LINES: _in("list", "Accounts and subscriptions"),
    ImportSubject.USAGE: _in("list", "What numbers used, by month"),
}
IMPORT_STATES: Mapping[ImportState, tuple[str | Promise, str]] = {
    ImportState.SENT: (_in("import", "waits for its map"), "warn"),
    ImportState.WAITING: (_in("import", "waits for the worker"), "info"),
    ImportState.RUNNING: (_in("import", "under way"), "info"),
    ImportState.DONE: (_in("import", "done"), "ok"),
    ImportState.BROKEN: (_in("import", "broken off"), "bad"),
    ImportState.DROPPED: (_in("import", "dropped"), ""),
}
"""Each with its tone."""
