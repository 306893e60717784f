"""What people read when parties refuses."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.kernel.sentences import Sentence
from careline.parties.rules.holdings import SubscriptionStatus
from careline.parties.rules.needs import NeedStatus

RECORDS = {
    "parties.not_a_number": Sentence(
        _("This is not a telephone number."),
        _("Type it with its area code, or with + and the country's code for a number abroad."),
    ),
    "parties.no_such_value": Sentence(_("There is no such value."), _("Choose one from the list.")),
    "parties.nothing_known": Sentence(
        _("Nothing is told of whom to register."), _("Write down a name, a number, an e-mail address or a document.")
    ),
    "parties.number_is_known": Sentence(
        _("Customers known under this number: {known}."),
        _("Look whether it is one of them. If it is somebody else, families share numbers, say so and register."),
    ),
    "parties.representatives_dont_fit": Sentence(
        _("Somebody speaks for this customer who couldn’t speak for such a one."),
        _("An organisation has no guardian or attorney, a person no enterprise contact: end that first."),
    ),
    "parties.not_an_email": Sentence(_("This is not an e-mail address."), _("Type it like name@example.com.")),
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
    "parties.not_an_account_number": Sentence(
        _("This is not an account number."),
        _("Use up to {longest} letters and digits."),
    ),
    "parties.account_number_taken": Sentence(
        _("There is an account of this number already."),
        _("Check the number; find the customer by it if the account is theirs."),
    ),
    "parties.no_such_account": Sentence(
        _("There is no such account of this customer."),
        _("Choose one of the customer’s own accounts."),
    ),
    "parties.account_is_closed": Sentence(
        _("This account is closed."),
        _("Choose another account, or open a new one."),
    ),
    "parties.account_in_use": Sentence(
        _("Subscriptions still run on this account."),
        _("End them or bill them to another account first."),
    ),
    "parties.not_a_bill_day": Sentence(_("Some months lack this day."), _("Choose a day from 1 to {last}.")),
    "parties.no_such_subscription": Sentence(
        _("There is no such subscription of this customer."),
        _("Reload the customer’s page and choose one of theirs."),
    ),
    "parties.number_taken": Sentence(
        _("A subscription that hasn’t ended has this number."),
        _("Check the number; if it changed hands, end the old subscription first."),
    ),
    "parties.subscription_changed_meanwhile": Sentence(
        _("Somebody else has changed this subscription meanwhile."),
        _("Load the page again and repeat your change if it is still needed."),
    ),
    "parties.illegal_status": Sentence(
        _("A subscription can’t go from “{now}” to “{to}”."),
        _("One that has ended stays ended: begin a new subscription."),
    ),
    "parties.ends_before_it_begins": Sentence(_("This day lies before the beginning."), _("Choose a later day.")),
    "parties.not_a_currency": Sentence(
        _("This is not a currency."),
        _("Use three capital letters of ISO 4217, such as CNY."),
    ),
    "parties.not_an_amount": Sentence(
        _("This figure can’t be right."),
        _("Give a whole number: money in the smallest unit, such as fen; minutes, megabytes and messages not below 0."),
    ),
    "parties.month_ahead": Sentence(_("This month hasn’t begun."), _("Give this month or an earlier one.")),
    "parties.nobodys_number": Sentence(
        _("Usage {position}: nobody had this number in that month."),
        _("Begin the subscription first, or correct the number or the month. Nothing of the intake was kept."),
    ),
    "parties.not_held_then": Sentence(
        _("Nobody held this subscription in that month."),
        _("Choose a month in which it ran."),
    ),
    "parties.month_told_twice": Sentence(
        _("Usage {position} contradicts an earlier one of the same number and month."),
        _("Send each month of each number once. Nothing of the intake was kept."),
    ),
    "parties.review_missed": Sentence(
        _("What is noted of somebody is looked at again one day."),
        _("Choose a day to come."),
    ),
    "parties.no_need_to_know": Sentence(
        _("You are not serving this customer just now."),
        _("Open or take over a contact or complaint of theirs first."),
    ),
    "parties.care_is_lifted": Sentence(_("This was lifted before."), _("Reload the page: it shows what stands.")),
    "parties.care_consent_missing": Sentence(
        _("Without the customer’s consent only a threat to their safety is kept."),
        _("Ask the customer, or whoever represents them, and say what shows the consent."),
    ),
    "parties.not_due_for_review": Sentence(
        _("This isn’t due for review."),
        _("Reload the list; to learn why care is needed, serve the customer."),
    ),
    "parties.no_such_care_flag": Sentence(
        _("There is no such need for care."),
        _("Reload the page: it shows what stands."),
    ),
    "parties.illegal_need_move": Sentence(
        _("This can’t be done while the need is “{status}”."),
        _("Reload the page: it offers what is possible now."),
    ),
    "parties.need_text_missing": Sentence(
        _("A need without words is none, and reasons are told to the customer."),
        _("Say it in words."),
    ),
    "parties.need_text_too_long": Sentence(
        _("This is longer than {longest} characters."),
        _("Shorten it to what matters."),
    ),
    "parties.no_such_need": Sentence(_("There is no such need."), _("Look for it in the register.")),
    "parties.need_changed": Sentence(
        _("Somebody else has moved this need meanwhile."),
        _("Reload the page: it offers what is possible now."),
    ),
    "parties.half_an_hour": Sentence(
        _("Hours need a beginning and an end that differ."),
        _("Give both, or leave both empty."),
    ),
    "parties.no_such_consent_text": Sentence(
        _("There was no such text to agree to on that day."),
        _("Leave the version empty for the text that was in force."),
    ),
    "parties.said_ahead": Sentence(
        _("This lies in the future."),
        _("Say when the customer really said it, or leave it empty for now."),
    ),
    "parties.evidence_missing": Sentence(
        _("A consent nobody can show is none."),
        _("Name what shows it: the recording, the form, the message."),
    ),
    "parties.evidence_too_long": Sentence(
        _("This is longer than {longest} characters."),
        _("Name where it is kept instead of copying it."),
    ),
    "parties.no_such_representative": Sentence(
        _("There is no such representative of this customer."),
        _("Reload the customer’s page and choose one of theirs."),
    ),
    "parties.not_for_such_a_customer": Sentence(
        _("Such a customer can’t be represented in this standing."),
        _("A person has a guardian, attorney, authorised representative or advocate; an organisation has contacts."),
    ),
    "parties.beyond_authority": Sentence(
        _("More would be disclosed than this standing allows."),
        _("An advocate speaks and learns nothing; personal data are for a guardian or an attorney alone."),
    ),
    "parties.scope_missing": Sentence(
        _("Nothing may be disclosed to them."),
        _("Say what may be, or choose “advocate” for somebody who only speaks."),
    ),
    "parties.end_missing": Sentence(
        _("What a customer authorises ends on a day."),
        _("Ask the customer until when, and enter the last day."),
    ),
    "parties.authority_has_ended": Sentence(
        _("This authority was ended before."),
        _("Name the person anew if they speak for the customer again."),
    ),
    "parties.customer_changed": Sentence(
        _("Somebody else has changed this customer meanwhile."),
        _("Load the page again and repeat your change if it is still needed."),
    ),
    "parties.customer_is_forgotten": Sentence(
        _("This customer's data were erased."),
        _("Register the customer anew if they have asked to be served again."),
    ),
    "parties.no_such_field": Sentence(_("A customer has no such personal field."), _("Choose one of: {fields}.")),
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
    "parties.nobody_told": Sentence(
        _("The row names nobody who could be told from others."),
        _("Give a number, an e-mail address, a document or the source’s own id."),
    ),
    "parties.import_under_way": Sentence(
        _("This file was asked for already, or has ended."),
        _("Look at how far it has come, or send it again."),
    ),
    "parties.bad_map_name": Sentence(
        _("A map needs a name of at most {longest} characters that none of the shipped maps has."),
        _("Choose another name."),
    ),
    "parties.not_in_catalogue": Sentence(
        _("“{given}” isn’t in the catalogue, or was closed."),
        _("Use one of: {offered}; or have an administrator add it under “Customers’ data”."),
    ),
    "parties.not_an_entry_code": Sentence(
        _("This can’t be a code."),
        _("Use up to 20 small letters, digits, dots, hyphens or underscores."),
    ),
    "parties.entry_name_missing": Sentence(
        _("An entry has a name in both languages, of at most {longest} characters."),
        _("Fill in both names."),
    ),
    "parties.entry_is_closed": Sentence(_("This entry is closed already."), _("Load the page again.")),
    "parties.no_such_entry": Sentence(_("The catalogue has no such entry."), _("Load the page again.")),
    "parties.nothing_to_verify": Sentence(
        _("Nothing is kept there, so there is nothing to verify."),
        _("Write down what the customer tells."),
    ),
    "parties.attribute_missing": Sentence(
        _("This can’t be emptied by leaving the field empty."),
        _("Write down what is right, or give up."),
    ),
    "parties.attribute_too_long": Sentence(_("This is longer than {longest} characters."), _("Shorten it.")),
    "parties.not_a_bound": Sentence(
        _("A bound is from {least} to {most} days."),
        _("Give a number of days in between."),
    ),
    "parties.no_such_pair": Sentence(_("There is no such pair, or somebody has decided."), _("Load the list again.")),
    "parties.cannot_merge": Sentence(
        _("These two can’t be merged: one is unidentified, erased or merged already, or only one is a company."),
        _("Look at both records again."),
    ),
    "parties.customer_is_merged": Sentence(
        _("This record is kept as it was: the customer is kept under another one."),
        _("Open the record it was merged into, and write it there."),
    ),
    "parties.not_merged": Sentence(_("This record isn’t merged into another."), _("Load the list again.")),
    "parties.merge_reason_missing": Sentence(
        _("Records are merged or taken apart for a reason only."),
        _("Choose one of: {reasons}."),
    ),
    "parties.no_such_import": Sentence(
        _("There is no such file, or somebody else sent it."),
        _("Go back to the list of files you sent."),
    ),
    "parties.no_such_choice": Sentence(_("Nobody has the value “{given}” here."), _("Choose one of the list.")),
    "parties.too_many_to_export": Sentence(
        _("More than {most} customers fit, which is more than one file may hold."),
        _("Narrow the list."),
    ),
    "parties.no_such_map": Sentence(
        _("There is no import map “{name}”."),
        _("Choose one of the list, or save one first."),
    ),
}

SUBSCRIPTION_STATUSES = {
    SubscriptionStatus.ACTIVE: _in("subscription", "Active"),
    SubscriptionStatus.SUSPENDED: _in("subscription", "Suspended"),
    SubscriptionStatus.ENDED: _in("subscription", "Ended"),
}
NEED_STATUSES = {
    NeedStatus.COLLECTED: _in("need", "Collected"),
    NeedStatus.ASSESSED: _in("need", "Assessed"),
    NeedStatus.ADOPTED: _in("need", "Adopted"),
    NeedStatus.DECLINED: _in("need", "Declined"),
    NeedStatus.TOLD: _in("need", "Told"),
}
