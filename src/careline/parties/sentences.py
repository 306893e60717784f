"""What people read when parties refuses."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

SENTENCES = {
    "parties.not_a_number": Sentence(
        _("This is not a telephone number."),
        _("Type it with its area code, or with + and the country's code for a number abroad."),
    ),
    "parties.not_an_email": Sentence(
        _("This is not an e-mail address."),
        _("Type it like name@example.com."),
    ),
    "parties.not_a_code": Sentence(
        _("This is not one of the operator's codes."),
        _("Use up to 20 small letters, digits, dots, hyphens or underscores."),
    ),
    "parties.detail_too_long": Sentence(
        _("This is longer than {longest} characters."),
        _("Shorten it, and put the rest into the complaint's description."),
    ),
    "parties.unreadable_detail": Sentence(
        _("This holds a character that can't be kept."),
        _("Type it anew instead of pasting it."),
    ),
    "parties.document_kind_missing": Sentence(
        _("A document's number needs the document's kind."),
        _("Say whether it is a resident identity card, a passport or another document."),
    ),
    "parties.no_such_customer": Sentence(
        _("There is no such customer, or none you may see."),
        _("Search by the exact number, the last four digits or the surname."),
    ),
    "parties.nothing_to_find": Sentence(
        _("The search is empty."),
        _("Give a number, its last four digits, a surname, a name or an e-mail address."),
    ),
    "parties.customer_changed": Sentence(
        _("Somebody else has changed this customer meanwhile."),
        _("Load the page again and repeat your change if it is still needed."),
    ),
    "parties.customer_is_forgotten": Sentence(
        _("This customer's data were erased."),
        _("Register the customer anew if they have asked to be served again."),
    ),
    "parties.no_such_field": Sentence(
        _("A customer has no such personal field."),
        _("Choose one of: {fields}."),
    ),
    "parties.reason_missing": Sentence(
        _("A field is shown in clear for a reason only."),
        _("Choose one of: {reasons}."),
    ),
    "parties.not_working_for_customer": Sentence(
        _("You have no open complaint of this customer."),
        _("Name an open complaint or contact of theirs that you work on; a closed one must be reopened first."),
    ),
    "parties.reveal_quota_used_up": Sentence(
        _("You have read {reveals} fields in clear within 24 hours, which is the most a day allows."),
        _("Let a colleague look, or wait; that the quota was reached stands in the ledger."),
    ),
    "parties.nothing_to_reveal": Sentence(
        _("There is nothing to show: the field is empty."),
        _("Ask the customer, and add it to their record."),
    ),
}
