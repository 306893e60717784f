"""The words screens use for the codes of customers' records. Every code of the vocabularies has one here."""

from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.details import CustomerKind, DocumentKind
from careline.parties.rules.holdings import PaymentKind, ProductKind
from careline.parties.sentences import SUBSCRIPTION_STATUSES
from careline.web.words import Words

__all__ = ["SUBSCRIPTION_STATUSES"]

KINDS: Words = {
    CustomerKind.INDIVIDUAL: _in("customer kind", "Individual"),
    CustomerKind.ENTERPRISE: _in("customer kind", "Enterprise"),
}
DOCUMENT_KINDS: Words = {
    DocumentKind.RESIDENT_ID: _in("document", "Resident identity card"),
    DocumentKind.PASSPORT: _in("document", "Passport"),
    DocumentKind.RESIDENCE_PERMIT: _in("document", "Residence permit"),
    DocumentKind.BUSINESS_LICENCE: _in("document", "Business licence"),
    DocumentKind.OTHER: _in("document", "Other document"),
}
PRODUCTS: Words = {
    ProductKind.MOBILE: _in("product", "Mobile"),
    ProductKind.FIXED: _in("product", "Fixed line"),
    ProductKind.BROADBAND: _in("product", "Broadband"),
    ProductKind.IPTV: _in("product", "IPTV"),
    ProductKind.IOT: _in("product", "Internet of things"),
}
PAYMENTS: Words = {
    PaymentKind.POSTPAID: _in("payment", "Postpaid"),
    PaymentKind.PREPAID: _in("payment", "Prepaid"),
}
