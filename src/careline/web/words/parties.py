"""The words screens use for the codes of customers' records. Every code of the vocabularies has one here."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.attributes import EntrySource
from careline.parties.rules.care import CareBasis, CareKind, CareLift
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.details import CustomerKind, DocumentKind
from careline.parties.rules.holdings import PaymentKind, ProductKind
from careline.parties.rules.needs import NeedCategory, NeedMove, NeedSource
from careline.parties.rules.reaching import Advice
from careline.parties.rules.representation import RepresentativeEnd, RepresentativeKind, Topic
from careline.parties.sentences import NEED_STATUSES, REACH_WAYS, SUBSCRIPTION_STATUSES
from careline.web.words import CHANNELS, Words
from careline.web.words.attributes import ENTRY_SOURCES
from careline.web.words.contacts import CHANNELS as CONTACT_CHANNELS

__all__ = ["NEED_STATUSES", "SUBSCRIPTION_STATUSES"]

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
CAME_BY: Mapping[str, str | Promise] = {
    **{code.value: words for code, words in {**CHANNELS, **CONTACT_CHANNELS}.items()},
    "import": ENTRY_SOURCES[EntrySource.LIST],
}
"""Whence a customer came: by a complaint, by a contact, or in a list. A system may tell codes of its own."""
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
REACH_CHANNELS: Words = dict(REACH_WAYS.items())
REACH_ADVICE: Words = {
    Advice.ONLY_WAY: _in("reach", "One way only"),
    Advice.NEVER: _in("reach", "Never this way"),
    Advice.HOLDER: _in("reach", "Nothing to the account holder"),
    Advice.QUIET: _in("reach", "Do not disturb"),
    Advice.NOT_NOW: _in("reach", "Not now"),
    Advice.OTHER_WAY: _in("reach", "Prefers another way"),
    Advice.BY_PHONE: _in("reach", "Prefers a call"),
    Advice.OWN_HOURS: _in("reach", "Their hours"),
    Advice.LANGUAGE: _in("reach", "Their language"),
}
REACH_REMEDIES: Words = {
    Advice.ONLY_WAY: _in("reach", "By %(channel)s and by nothing else. Nothing else goes out."),
    Advice.NEVER: _in("reach", "Never by %(never)s. Nothing goes out that way."),
    Advice.HOLDER: _in("reach", "Say nothing to anybody but the customer, whoever holds the account or answers."),
    Advice.QUIET: _in("reach", "Only about their own matter: no surveys, no offers."),
    Advice.NOT_NOW: _in("reach", "Ring between %(first)s and %(last)s."),
    Advice.OTHER_WAY: _in("reach", "Use %(channel)s rather than ring."),
    Advice.BY_PHONE: _in("reach", "Ring rather than write."),
    Advice.OWN_HOURS: _in("reach", "Between %(first)s and %(last)s."),
    Advice.LANGUAGE: _in("reach", "Speak and write %(language)s."),
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
CARE_KINDS: Words = {
    CareKind.HEARING: _in("care", "Hears badly"),
    CareKind.SIGHT: _in("care", "Sees badly"),
    CareKind.SPEECH: _in("care", "Speaks with difficulty"),
    CareKind.MOBILITY: _in("care", "Moves with difficulty"),
    CareKind.UNDERSTANDING: _in("care", "Understands with difficulty"),
    CareKind.ELDERLY: _in("care", "65 or older"),
    CareKind.MINOR: _in("care", "A minor"),
    CareKind.ILLNESS: _in("care", "Ill"),
    CareKind.HARDSHIP: _in("care", "In hardship"),
    CareKind.BEREAVED: _in("care", "Bereaved"),
    CareKind.THREATENED: _in("care", "Threatened"),
    CareKind.PRIORITY_ASSISTANCE: _in("care", "Life or health depends on the service"),
    CareKind.DISABILITY: _in("care", "Another disability"),
    CareKind.LANGUAGE: _in("care", "Needs another language"),
}
CARE_BASES: Words = {
    CareBasis.CUSTOMER: _in("care", "The customer consented"),
    CareBasis.REPRESENTATIVE: _in("care", "Whoever represents them by law consented"),
    CareBasis.SAFETY: _in("care", "Threatened: no consent is needed"),
}
CARE_LIFTS: Words = {
    CareLift.PASSED: _in("care", "It has passed"),
    CareLift.MISTAKEN: _in("care", "It was a mistake"),
    CareLift.CUSTOMER_ASKED: _in("care", "The customer asked for it"),
}
NEED_SOURCES: Words = {
    NeedSource.CONTACT: _in("need source", "Contact"),
    NeedSource.COMPLAINT: _in("need source", "Complaint"),
    NeedSource.SURVEY: _in("need source", "Survey"),
    NeedSource.VISIT: _in("need source", "Visit"),
    NeedSource.SOCIAL: _in("need source", "Social media"),
    NeedSource.APP: _in("need source", "App"),
}
NEED_CATEGORIES: Words = {
    NeedCategory.NETWORK: _in("need category", "Network"),
    NeedCategory.PRODUCT: _in("need category", "Product"),
    NeedCategory.PRICE: _in("need category", "Price"),
    NeedCategory.SERVICE: _in("need category", "Service"),
    NeedCategory.DIGITAL: _in("need category", "Digital channels"),
    NeedCategory.OTHER: _in("need category", "Other"),
}
NEED_MOVES: Words = {
    NeedMove.COLLECT: _in("need move", "Collect"),
    NeedMove.ASSESS: _in("need move", "Assess"),
    NeedMove.ADOPT: _in("need move", "Adopt"),
    NeedMove.DECLINE: _in("need move", "Decline"),
    NeedMove.TELL: _in("need move", "Record what the customer was told"),
}
