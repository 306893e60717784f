"""What people read when contacts refuses, and what its codes are called inside a sentence."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.contacts.rules.follow_ups import FollowUpState
from careline.contacts.rules.orders import OrderState
from careline.contacts.rules.steps import StepName
from careline.contacts.rules.verification import Act, Level, Method
from careline.contacts.rules.wrap_up import Part, Tick
from careline.kernel.sentences import Sentence, Text

SENTENCES = {
    "contacts.illegal_move": Sentence(
        _("This can’t be done while the contact is at the step “{step}”."),
        _("Reload the page: it offers what is possible now."),
    ),
    "contacts.no_such_contact": Sentence(
        _("There is no contact {number} among those you may see."),
        _("Check the number and its last digit, or ask your supervisor."),
    ),
    "contacts.changed_meanwhile": Sentence(
        _("Somebody moved this contact while you were looking at it (step {seen}, now {now})."),
        _("Reload it, read what happened, then do what is still needed."),
    ),
    "contacts.external_id_taken": Sentence(
        _("The channel’s number “{external_id}” came in before, with a contact you may not see."),
        _("Check the number, or ask your supervisor who has the contact."),
    ),
    "contacts.not_an_access_number": Sentence(
        _("This is not one of our numbers."), _("Type the number that was called, with digits only, such as 10080.")
    ),
    "contacts.arrived_later": Sentence(
        _("This time can’t be right: it lies in the future, or the contact would end before it began."),
        _("Enter when it really happened, or leave it empty."),
    ),
    "contacts.text_too_long": Sentence(
        _("The text has {length} characters; this field holds {limit}."), _("Shorten it to what matters.")
    ),
    "contacts.unreadable_text": Sentence(
        _("The text contains a character that can’t be stored (NUL)."),
        _("Type the text anew, or paste it as plain text."),
    ),
    "contacts.words_missing": Sentence(
        _("There are no words."), _("Say in a line what was tried, told or agreed, then send it again.")
    ),
    "contacts.no_such_department": Sentence(
        _("The department “{department}” doesn’t exist or is closed."), _("Choose one from the list.")
    ),
    "contacts.no_such_reason": Sentence(
        _("The reason “{reason}” doesn’t exist or is not offered today."), _("Choose one from the list.")
    ),
    "contacts.no_reason_named": Sentence(
        _("No reason is named."), _("Choose at least the main reason: only that one counts in totals.")
    ),
    "contacts.reason_twice": Sentence(_("One reason is named twice."), _("Remove one of the two.")),
    "contacts.bad_reason_code": Sentence(
        _("“{given}” can’t be a code."),
        _("Use one to four words of small letters, digits and underscores, joined by dots: billing.roaming."),
    ),
    "contacts.bad_reason_name": Sentence(
        _("This name is missing or longer than {limit} characters."), _("Give it a short name in both languages.")
    ),
    "contacts.bad_question": Sentence(
        _("One of these questions can’t be asked."),
        _("One question a line: code | Chinese | English, each code once, at most twenty; ! marks a required one."),
    ),
    "contacts.mandatory_missing": Sentence(
        _("The record still lacks: {parts}."), _("Fill in what is missing; the reason and the channel require it.")
    ),
    "contacts.not_verified": Sentence(
        _("What this customer wants needs “{needed}”; the caller is at “{has}”."),
        _("Verify the caller. Where that fails, close it as not settled and ask them into a hall with their document."),
    ),
    "contacts.representative_not_named": Sentence(
        _("It isn’t said which representative speaks."), _("Choose one from the list.")
    ),
    "contacts.not_their_representative": Sentence(
        _("This person doesn’t speak for the customer, or not any more."),
        _("Choose somebody in force, or “Somebody else”: they may still lodge a complaint."),
    ),
    "contacts.nothing_to_prove": Sentence(
        _("To whoever speaks here nothing is disclosed, so there is nothing to verify."),
        _("Take down what they say; a complaint may be lodged at once."),
    ),
    "contacts.beyond_scope": Sentence(
        _("“{act}” is more than may be done for whoever speaks here."),
        _("Let the customer call, or open a complaint; else close it as not settled."),
    ),
    "contacts.nobody_to_verify": Sentence(
        _("No customer is named yet, so there is nobody the caller could prove to be."),
        _("Choose the customer first, then verify the caller."),
    ),
    "contacts.verification_blocked": Sentence(
        _("{limit} checks failed on this contact; it takes no more."),
        _("Ask the customer to come to a hall with their identity document."),
    ),
    "contacts.method_not_here": Sentence(
        _("“{method}” can’t be used on this contact."),
        _("Choose another way: a document is seen at the counter only, a call must come from the customer’s number."),
    ),
    "contacts.checklist_open": Sentence(
        _("Still to be done before you say goodbye: {ticks}."),
        _("Do it and tick it; or say that the customer hung up or the line dropped."),
    ),
    "contacts.unknown_variable": Sentence(
        _("Nobody fills in “{variable}”."), _("Use only these variables: {variables}.")
    ),
    "contacts.no_such_template": Sentence(_("There is no template “{template}”."), _("Choose one from the list.")),
    "contacts.no_such_script": Sentence(_("There is no script “{script}”."), _("Choose one from the list.")),
    "contacts.script_unsaid": Sentence(
        _("This script says nothing in one of the two languages."),
        _("Write what to say in Chinese and in English: agents read both side by side."),
    ),
    "contacts.no_leg_runs": Sentence(
        _("Nobody serves this customer at the moment, or they have gone."),
        _("Reload the page; go on with the contact first if nobody has it."),
    ),
    "contacts.nothing_to_hold": Sentence(
        _("On this channel nobody waits on the line."), _("Go on without putting anybody on hold.")
    ),
    "contacts.held_already": Sentence(_("The customer is on hold already."), _("Take them back first.")),
    "contacts.not_held": Sentence(_("The customer isn’t on hold."), _("Reload the page: it shows how things stand.")),
    "contacts.consulting": Sentence(
        _("A colleague is being asked already."), _("End that talk first, then ask the next.")
    ),
    "contacts.not_consulting": Sentence(
        _("No colleague is being asked."), _("Reload the page: it shows how things stand.")
    ),
    "contacts.asked_yourself": Sentence(
        _("That colleague is serving this customer already."), _("Choose somebody else to ask.")
    ),
    "contacts.not_your_reason": Sentence(
        _("The house records this reason by itself."), _("Choose why you pass the contact on.")
    ),
    "contacts.no_such_follow_up": Sentence(
        _("There is no such promise or reminder among those you may see."),
        _("Go back to your day, and choose one from there."),
    ),
    "contacts.illegal_follow_up_move": Sentence(
        _("This can’t be done any more: it is “{state}”."), _("Reload the page: it shows how things stand.")
    ),
    "contacts.nothing_to_follow": Sentence(
        _("Nobody is named whom it is about."), _("Name the contact it was said in, or the customer.")
    ),
    "contacts.what_missing": Sentence(
        _("There are no words."), _("Say in a line what is promised, what came of it, or why.")
    ),
    "contacts.due_in_the_past": Sentence(
        _("This time can’t be kept: it lies in the past, or more than a year ahead."), _("Choose a time to come.")
    ),
    "contacts.promises_unowned": Sentence(
        _("Promises that fall due before you are back have nobody who keeps them: {left}."),
        _("Name a colleague for each; then you can go."),
    ),
    "contacts.no_such_taker": Sentence(
        _("“{username}” can’t take this: no such colleague, one who has left, or one who serves no customers."),
        _("Choose one from the list."),
    ),
    "contacts.no_such_order": Sentence(
        _("There is no service order {number} among those you may see."),
        _("Check the number and its last digit, or ask your supervisor."),
    ),
    "contacts.too_many_contacts_to_export": Sentence(
        _("The list has more than {most} contacts, which is more than one file may hold."), _("Narrow the list.")
    ),
    "contacts.too_many_orders_to_export": Sentence(
        _("The list has more than {most} service orders, which is more than one file may hold."), _("Narrow the list.")
    ),
    "contacts.no_such_order_type": Sentence(_("The business “{type}” is not offered."), _("Choose one from the list.")),
    "contacts.no_such_compliance_rule": Sentence(
        _("There is no compliance rule “{rule}”."), _("Choose one from the list.")
    ),
    "contacts.no_such_rule": Sentence(
        _("This order is not under a rule “{rule}”."), _("Reload the page: it lists the rules of this order.")
    ),
    "contacts.illegal_order_move": Sentence(
        _("This can’t be done while the order is “{state}”."), _("Reload the page: it offers what is possible now.")
    ),
    "contacts.no_such_file": Sentence(
        _("There is no such attachment on this contact."), _("Reload the page: it lists what is there.")
    ),
    "contacts.nobody_to_keep_it_for": Sentence(
        _("A file is kept under its customer’s key, and nobody is named yet."),
        _("Choose the customer in the contact first."),
    ),
    "contacts.record_closed": Sentence(
        _("The record of {number} is closed and read-only."),
        _("Attach the file to the complaint, or to a new contact."),
    ),
    "contacts.nobody_orders": Sentence(
        _("Nobody is named for whom this would be done, or by whom."), _("Choose the customer in the contact first.")
    ),
    "contacts.compliance_open": Sentence(
        _("Rules not met yet: {count}."),
        _("Each is marked under Rules. Meet it, or ask a supervisor for an exception with the reason."),
    ),
    "contacts.form_not_filled": Sentence(
        _("The form of this business isn’t filled in yet."), _("Fill it in and keep it, then submit.")
    ),
    "contacts.not_to_be_stated": Sentence(
        _("Ticking this rule is not enough."), _("Verify the caller, or fill in the form.")
    ),
    "contacts.nothing_to_except": Sentence(
        _("There is nothing to decide about this rule."), _("Reload the page: it shows what each rule says now.")
    ),
    "contacts.own_exception": Sentence(
        _("You do this business yourself, so you can’t waive its rules."), _("Ask another supervisor.")
    ),
    "contacts.bad_rule": Sentence(
        _("This is missing, or has the wrong shape."),
        _("Codes are small letters, digits and underscores; a rule names what its test looks at."),
    ),
}
ORDER_STATES = {
    OrderState.BEGUN: _in("order", "Being filled in"),
    OrderState.SUBMITTED: _in("order", "Submitted"),
    OrderState.DONE: _in("order", "Done"),
    OrderState.FAILED: _in("order", "Could not be done"),
    OrderState.WITHDRAWN: _in("order", "Withdrawn"),
}
FOLLOW_UP_STATES = {
    FollowUpState.OPEN: _in("follow-up", "Open"),
    FollowUpState.MISSED: _in("follow-up", "Missed"),
    FollowUpState.KEPT: _in("follow-up", "Kept"),
    FollowUpState.DROPPED: _in("follow-up", "Dropped"),
}
STEPS = {
    StepName.ACCESS: _in("contact step", "Access"),
    StepName.NEED: _in("contact step", "Need"),
    StepName.SOLUTION: _in("contact step", "Solution"),
    StepName.CLOSE: _in("contact step", "Closing"),
    StepName.CLOSED: _in("contact step", "Closed"),
}
LEVELS = {
    Level.NONE: _in("level", "Not verified"),
    Level.BASIC: _in("level", "Basic verification"),
    Level.FULL: _in("level", "Strong verification"),
}
ACTS = {
    Act.TALK: _in("act", "Talking only"),
    Act.CHANGE: _in("act", "Changing what they have"),
    Act.MONEY: _in("act", "Moving money"),
    Act.NUMBER_TRANSFER: _in("act", "Giving the number another holder or card"),
}
METHODS = {
    Method.SERVICE_PASSWORD: _in("method", "Service password"),
    Method.ONE_TIME_CODE: _in("method", "One-time code"),
    Method.RECENT_USE: _in("method", "Questions about recent calls or top-ups"),
    Method.DOCUMENT: _in("method", "Identity document seen"),
    Method.OWN_NUMBER: _in("method", "Calls from their own number"),
}
PARTS = {
    Part.PARTY: _in("record", "customer"),
    Part.CALLER: _in("record", "caller’s number"),
    Part.ACCESS_NUMBER: _in("record", "number called"),
    Part.VERIFICATION: _in("record", "verification"),
    Part.SERVICE_TYPE: _in("record", "service type"),
    Part.REASON: _in("record", "reason"),
    Part.ANSWERS: _in("record", "answers to the required questions"),
    Part.SUMMARY: _in("record", "summary"),
    Part.RESULT: _in("record", "result"),
    Part.OUTCOME: _in("record", "outcome"),
}
TICKS = {
    Tick.NEED_MET: _in("closing", "asked whether everything is settled"),
    Tick.NEXT_TOLD: _in("closing", "told what happens next"),
    Tick.CAUTIONS_TOLD: _in("closing", "told what to mind"),
    Tick.SATISFACTION_ASKED: _in("closing", "invited to rate the service"),
}
WORDS: tuple[Mapping[Any, Text], ...] = (STEPS, FOLLOW_UP_STATES, ORDER_STATES, ACTS, LEVELS, METHODS, PARTS, TICKS)
"""What the codes are called inside a sentence."""
