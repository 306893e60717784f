"""The words screens use for the codes of customers' records. Every code of the vocabularies has one here."""

from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.details import CustomerKind, DocumentKind
from careline.parties.rules.holdings import PaymentKind, ProductKind
from careline.parties.rules.reaching import ReachChannel
from careline.parties.rules.representation import RepresentativeEnd, RepresentativeKind, Topic
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
REACH_CHANNELS: Words = {
    ReachChannel.PHONE: _in("channel", "Phone"),
    ReachChannel.SMS: _in("channel", "SMS"),
    ReachChannel.EMAIL: _in("channel", "E-mail"),
    ReachChannel.APP: _in("channel", "App"),
    ReachChannel.LETTER: _in("channel", "Letter"),
}
PURPOSES: Words = {
    ConsentPurpose.MARKETING: _in("consent", "Offers"),
    ConsentPurpose.PROFILING: _in("consent", "Analysing their use"),
    ConsentPurpose.SHARING: _in("consent", "Passing on to partners"),
    ConsentPurpose.RECORDING: _in("consent", "Recording calls"),
    ConsentPurpose.LOCATION: _in("consent", "Using their location"),
    ConsentPurpose.SENSITIVE: _in("consent", "Noting health or age"),
}
CONSENT_ACTS: Words = {
    ConsentAct.GIVEN: _in("consent", "agrees"),
    ConsentAct.WITHDRAWN: _in("consent", "does not agree"),
}
CONSENT_CHANNELS: Words = {
    ConsentChannel.PHONE: _in("channel", "Phone"),
    ConsentChannel.HALL: _in("channel", "Service hall"),
    ConsentChannel.APP: _in("channel", "App"),
    ConsentChannel.WEB: _in("channel", "Website"),
    ConsentChannel.SMS: _in("channel", "SMS"),
    ConsentChannel.LETTER: _in("channel", "Letter"),
}
REPRESENTATIVES: Words = {
    RepresentativeKind.ADVOCATE: _in("representative", "Advocate"),
    RepresentativeKind.AUTHORISED: _in("representative", "Authorised representative"),
    RepresentativeKind.GUARDIAN: _in("representative", "Guardian"),
    RepresentativeKind.ATTORNEY: _in("representative", "Attorney"),
    RepresentativeKind.ENTERPRISE_CONTACT: _in("representative", "Enterprise contact"),
}
TOPICS: Words = {
    Topic.COMPLAINTS: _in("topic", "complaints"),
    Topic.ACCOUNT: _in("topic", "the account"),
    Topic.BILLS: _in("topic", "bills"),
    Topic.USAGE: _in("topic", "usage"),
    Topic.PERSONAL: _in("topic", "personal data"),
}
REPRESENTATIVE_ENDS: Words = {
    RepresentativeEnd.REVOKED: _in("authority", "The customer took it back"),
    RepresentativeEnd.REPLACED: _in("authority", "Somebody else was named"),
    RepresentativeEnd.LAPSED: _in("authority", "It lapsed"),
    RepresentativeEnd.LEFT: _in("authority", "They left the organisation"),
}
