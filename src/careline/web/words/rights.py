"""What each right of the house is called. A right without words here is shown by its code."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.security.policy import Reach
from careline.security.rules.duties import Duty

RIGHTS: Mapping[str, str | Promise] = {
    "api.read_me": _in("right", "See through the API who one is"),
    "cases.read_complaint": _in("right", "Read complaints"),
    "cases.receive_complaint": _in("right", "Take complaints in"),
    "cases.classify_complaint": _in("right", "Classify complaints"),
    "cases.assign_complaint": _in("right", "Assign complaints"),
    "cases.work_complaint": _in("right", "Work on complaints"),
    "cases.reply_complaint": _in("right", "Reply to customers"),
    "cases.feed_back_complaint": _in("right", "Record feedback"),
    "cases.archive_complaint": _in("right", "Archive complaints"),
    "cases.note_complaint": _in("right", "Leave notes"),
    "cases.read_board": _in("right", "See the board"),
    "cases.read_categories": _in("right", "Read categories"),
    "cases.manage_categories": _in("right", "Edit categories"),
    "cases.manage_assignment_rules": _in("right", "Edit the assignment table"),
    "clocks.read_rules": _in("right", "Read due rules"),
    "clocks.manage_calendars": _in("right", "Edit calendars"),
    "clocks.manage_rules": _in("right", "Edit due rules"),
    "contacts.read_contact": _in("right", "Read contacts"),
    "contacts.receive_contact": _in("right", "Take contacts in"),
    "contacts.work_contact": _in("right", "Work on contacts"),
    "contacts.read_follow_up": _in("right", "Read promises and reminders"),
    "contacts.make_follow_up": _in("right", "Make promises and reminders"),
    "contacts.keep_follow_up": _in("right", "Keep promises and reminders"),
    "contacts.read_reasons": _in("right", "Read reasons"),
    "contacts.manage_reasons": _in("right", "Edit reasons"),
    "contacts.manage_wrap_up": _in("right", "Edit wrap-up"),
    "forms.read_forms": _in("right", "Read forms"),
    "forms.manage_forms": _in("right", "Design forms"),
    "parties.find_customer": _in("right", "Find customers"),
    "parties.read_customer": _in("right", "See customers, masked"),
    "parties.count_customers": _in("right", "Count customers"),
    "parties.register_customer": _in("right", "Register customers"),
    "parties.update_customer": _in("right", "Change customers"),
    "parties.reveal_field": _in("right", "Have masked fields shown"),
    "security.read_department": _in("right", "Read departments"),
    "security.manage_department": _in("right", "Edit departments"),
    "security.read_user": _in("right", "Read users"),
    "security.read_session": _in("right", "See sessions"),
    "security.end_session": _in("right", "End sessions"),
    "security.read_lock": _in("right", "See lock-outs"),
    "security.read_token": _in("right", "See tokens"),
    "security.revoke_token": _in("right", "Revoke tokens"),
    "security.read_roles": _in("right", "Read roles and rights"),
    "security.verify_ledger": _in("right", "Verify the ledger"),
}
REACHES: Mapping[Reach, str | Promise] = {
    Reach.OWN: _in("reach", "own"),
    Reach.DEPARTMENT: _in("reach", "department and below"),
    Reach.ALL: _in("reach", "all"),
}
DUTIES: Mapping[Duty, str | Promise] = {
    Duty.WORK: _in("duty", "Work"),
    Duty.ADMINISTER: _in("duty", "Administration"),
    Duty.GUARD: _in("duty", "Security"),
    Duty.AUDIT: _in("duty", "Audit"),
}


def right_said(name: str) -> str | Promise:
    """Return what a right is called."""
    return RIGHTS.get(name, name)
