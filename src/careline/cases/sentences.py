"""What people read when cases refuses."""

from django.utils.translation import gettext_lazy as _

from careline.cases.rules.stages import StageName
from careline.kernel.sentences import Sentence

SENTENCES = {
    "cases.bad_macro_code": Sentence(
        _("“{given}” can’t be the code of a macro."), _("Use up to 40 small letters, digits, hyphens and underscores.")
    ),
    "cases.bad_macro_name": Sentence(
        _("A name is missing or too long."), _("Write it in Chinese and in English, up to {limit} characters each.")
    ),
    "cases.empty_macro": Sentence(_("This macro would do nothing."), _("Fill in at least one of its parts.")),
    "cases.bad_macro_reminder": Sentence(
        _("A reminder needs both its words and the hours until then."),
        _("Say what to remember, and in how many hours: at most {limit}. Or leave both empty."),
    ),
    "cases.macro_needs_category": Sentence(
        _("The macro sets how fast, and the complaint has no category yet."), _("Classify it first.")
    ),
    "cases.macro_changes_nothing": Sentence(
        _("The complaint is already as the macro would make it."), _("Nothing needs to be done.")
    ),
    "cases.no_such_macro": Sentence(
        _("There is no macro “{macro}”, or it is no longer offered."), _("Choose one from the list.")
    ),
    "cases.no_macro_to_take_back": Sentence(
        _("You applied no macro to this complaint, or took it back already."), _("Change by hand what is wrong.")
    ),
    "cases.too_late_to_take_back": Sentence(
        _("A macro can be taken back for {minutes} minutes; that time is over."), _("Change by hand what is wrong.")
    ),
    "cases.cant_take_back": Sentence(
        _("What this macro did can’t be put back: a reply was given, or only a note was left."),
        _("Change by hand what is wrong."),
    ),
    "cases.no_such_month": Sentence(
        _("Nothing is told of this month."), _("Choose one of the last twelve months that are over.")
    ),
    "cases.illegal_move": Sentence(
        _("This can’t be done while the complaint is at the stage “{stage}”."),
        _("Reload the page: it offers what is possible now."),
    ),
    "cases.title_missing": Sentence(
        _("The complaint has no title."), _("Say in one line what the customer complains about.")
    ),
    "cases.text_too_long": Sentence(
        _("The text has {length} characters; this field holds {limit}."),
        _("Shorten it, or put the rest into a note."),
    ),
    "cases.text_missing": Sentence(
        _("There are no words."), _("Write down what was found, answered or said, then send it again.")
    ),
    "cases.unreadable_text": Sentence(
        _("The text contains a character that can’t be stored (NUL)."),
        _("Type the text anew, or paste it as plain text."),
    ),
    "cases.external_id_taken": Sentence(
        _("The channel’s number “{external_id}” came in before, with a complaint you may not see."),
        _("Check the number, or ask your supervisor who has the complaint."),
    ),
    "cases.received_later": Sentence(
        _("The time of receipt lies in the future."), _("Enter when the customer first said it, or leave it empty.")
    ),
    "cases.handler_is_subject": Sentence(
        _("The complaint is about this person, who therefore can’t handle it."), _("Choose somebody else.")
    ),
    "cases.nothing_to_acknowledge": Sentence(
        _("No alarm of this clock waits for anybody."),
        _("Reload the complaint: somebody has it in hand already, or the clock has ended."),
    ),
    "cases.no_such_clock": Sentence(
        _("This complaint has no such clock."),
        _("Reload the complaint; its ledger of time lists the clocks it has."),
    ),
    "cases.no_such_complaint": Sentence(
        _("There is no complaint {number} among those you may see."),
        _("Check the number and its last digit, or ask your supervisor."),
    ),
    "cases.no_such_category": Sentence(
        _("The category “{category}” doesn’t exist or is no longer offered."), _("Choose one from the list.")
    ),
    "cases.changed_meanwhile": Sentence(
        _("Somebody moved this complaint while you were looking at it (step {seen}, now {now})."),
        _("Reload it, read what happened, then do what is still needed."),
    ),
    "cases.no_rule_fits": Sentence(_("No assignment rule takes this complaint."), _("Choose the department yourself.")),
    "cases.no_such_department": Sentence(
        _("The department “{department}” doesn’t exist or is closed."), _("Choose one from the list.")
    ),
    "cases.no_such_handler": Sentence(
        _("“{handler}” doesn’t work in the department “{department}”."),
        _("Choose one of its people, or leave the choice to the department."),
    ),
    "cases.archived": Sentence(
        _("The complaint {number} is archived and read-only."), _("Take in a new complaint and name this number in it.")
    ),
    "cases.bad_category_code": Sentence(
        _("“{given}” can’t be a category’s code."),
        _("Use one word of small letters, or a parent’s code, a dot and one word: network.speed."),
    ),
    "cases.bad_category_name": Sentence(
        _("A category needs a name in both languages, {limit} characters at most."), _("Fill in both names.")
    ),
    "cases.no_such_rule": Sentence(_("This line is no longer in the assignment table."), _("Reload the table.")),
    "cases.too_many_to_export": Sentence(
        _("The list has more than {most} complaints, which is more than one file may hold."), _("Narrow the list.")
    ),
    "cases.date_unreadable": Sentence(
        _("“{given}” is no date in any of the map’s formats."), _("Mend the date, or add its format to the map.")
    ),
    "cases.no_such_note": Sentence(
        _("There is no such note on this complaint."), _("Reload the page: it shows what is there.")
    ),
    "cases.no_such_attachment": Sentence(
        _("There is no such attachment on this complaint."), _("Reload the page: it lists what is there.")
    ),
    "cases.no_address": Sentence(
        _("No e-mail address of this customer is known."),
        _("Add it to the customer’s record, or choose the way you really told them."),
    ),
    "cases.no_approved_words": Sentence(
        _("Nobody has approved a text for replies by e-mail yet."),
        _("Ask the administrator for it, or choose the way you really told the customer."),
    ),
    "cases.way_is_closed": Sentence(
        _("The customer wished that nothing reaches them this way."),
        _("Answer by a way they left open: {ways}. Or tell them when they call or come."),
    ),
    "cases.no_way_is_open": Sentence(
        _("The customer left no way open by which we know an address."),
        _("Tell them when they call or come, and choose where that was. Ask them then how they can be reached safely."),
    ),
    "cases.features_refused": Sentence(
        _("The customer refused to be analysed, so nothing is computed of their habits."),
        _("Serve them without. Should they agree one day, record it under wishes and consents."),
    ),
    "cases.no_features_yet": Sentence(
        _("Nothing was computed of this customer’s habits yet."), _("Look again tomorrow: it is done every night.")
    ),
    "cases.features_of_nobody": Sentence(
        _("There are no habits to tell: the customer was erased, or can’t be told from others."),
        _("Find out who it is, and look at their own record."),
    ),
    "cases.too_many_forms": Sentence(
        _("Too many forms came from your connection within an hour."), _("Wait an hour, or call us.")
    ),
    "cases.too_many_visits": Sentence(
        _("{limit} visits are booked here for this number."), _("Cancel one you don’t need, wait a day, or call us.")
    ),
    "cases.look_up_locked": Sentence(
        _("Too many attempts were wrong, so nothing more is looked up for now."),
        _("Try again tomorrow, use the secret you were given, or call us."),
    ),
    "cases.not_found_so": Sentence(
        _("Nothing was found for this number with this proof."),
        _("Check the number, the last four digits of your telephone number, or the secret."),
    ),
}

STAGES = {
    StageName.RECEIVED: _("received"),
    StageName.CLASSIFIED: _("classified"),
    StageName.ASSIGNED: _("assigned"),
    StageName.ACCEPTED: _("accepted"),
    StageName.IN_PROGRESS: _("in progress"),
    StageName.PENDING: _("pending"),
    StageName.RETURNED: _("returned"),
    StageName.RESOLVED: _("resolved"),
    StageName.REPLIED: _("replied"),
    StageName.FED_BACK: _("fed back"),
    StageName.ARCHIVED: _("archived"),
}
"""What the stages are called inside a sentence."""
