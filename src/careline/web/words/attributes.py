"""The words for what is kept of a customer, whose word it is, and what came of making sure."""

from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.attributes import Attribute, CheckOutcome, EntrySource
from careline.web.words import FIELDS, Words

ATTRIBUTES: Words = {
    **{Attribute(field.value): words for field, words in FIELDS.items()},
    Attribute.TIER: _in("customer", "Tier"),
    Attribute.BRAND: _in("customer", "Brand"),
    Attribute.REGION: _in("customer", "Region"),
    Attribute.SEGMENT: _in("customer", "Segment"),
    Attribute.LANGUAGE: _in("customer", "Language"),
    Attribute.PLACE: _in("customer", "Place"),
    Attribute.KIND: _in("customer", "Kind"),
}
ENTRY_SOURCES: Words = {
    EntrySource.STAFF: _in("source", "Staff"),
    EntrySource.LIST: _in("source", "List"),
    EntrySource.INTEGRATION: _in("source", "Interface"),
    EntrySource.CUSTOMER: _in("source", "The customer"),
    EntrySource.HOUSE: _in("source", "The house"),
}
CHECK_OUTCOMES: Words = {
    CheckOutcome.CONFIRMED: _in("verified", "confirmed"),
    CheckOutcome.CORRECTED: _in("verified", "corrected"),
}
