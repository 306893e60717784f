"""What each right of the house is called; a test knows one without words."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.security.policy import Reach
from careline.security.rules.duties import Duty

RIGHTS: Mapping[str, str | Promise] = {
    "api.read_me": _in("right", "See one’s own account through the API"),
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
    "cases.keep_view": _in("right", "Keep lists by name"),
    "cases.manage_macros": _in("right", "Write macros"),
    "cases.share_view": _in("right", "Share lists with the department"),
    "contacts.export_orders": _in("right", "Take service orders out as a file"),
    "cases.export_complaints": _in("right", "Take complaints out as a file"),
    "cases.watch_notices": _in("right", "See what didn’t reach customers"),
    "cases.hand_over_work": _in("right", "Hand over a leaver’s complaints"),
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
    "contacts.hand_over_work": _in("right", "Hand over a leaver’s promises and contacts"),
    "cases.forget_words": _in("right", "Empty complaints of forgotten customers whose term is over"),
    "contacts.forget_words": _in("right", "Empty what was written of a forgotten customer"),
    "contacts.read_order": _in("right", "Read service orders"),
    "contacts.work_order": _in("right", "Do business for customers"),
    "contacts.except_order": _in("right", "Waive rules of business"),
    "contacts.read_order_types": _in("right", "Read kinds of business and their rules"),
    "contacts.manage_order_types": _in("right", "Edit kinds of business and their rules"),
    "contacts.read_reasons": _in("right", "Read reasons"),
    "contacts.manage_reasons": _in("right", "Edit reasons"),
    "contacts.manage_wrap_up": _in("right", "Edit wrap-up"),
    "contacts.manage_scripts": _in("right", "Edit scripts"),
    "forms.read_forms": _in("right", "Read forms"),
    "forms.manage_forms": _in("right", "Design forms"),
    "files.store_file": _in("right", "Attach files"),
    "files.open_file": _in("right", "Open attachments"),
    "files.retract_file": _in("right", "Take attachments back"),
    "files.drop_contents": _in("right", "Delete the files of who was forgotten"),
    "notices.queue_notice": _in("right", "Have notices sent"),
    "notices.send_notice": _in("right", "Hand notices to the mail server"),
    "notices.retry_notice": _in("right", "Try notices again"),
    "notices.mend_staff_mail": _in("right", "See to mails that didn’t reach colleagues"),
    "notices.tell_staff": _in("right", "Tell colleagues"),
    "notices.keep_staff_notices": _in("right", "See what one was told"),
    "notices.read_templates": _in("right", "Read notice texts"),
    "notices.manage_templates": _in("right", "Write notice texts"),
    "notices.approve_templates": _in("right", "Approve notice texts"),
    "notices.use_canned": _in("right", "Use canned replies"),
    "notices.manage_canned": _in("right", "Write canned replies"),
    "notices.approve_canned": _in("right", "Approve canned replies"),
    "parties.find_customer": _in("right", "Find customers"),
    "parties.read_customer": _in("right", "See customers, masked"),
    "parties.count_customers": _in("right", "Count customers"),
    "parties.register_customer": _in("right", "Register customers"),
    "parties.manage_catalogues": _in("right", "Keep catalogues of customers’ data"),
    "parties.read_accuracy": _in("right", "See how accurate entries are"),
    "parties.update_customer": _in("right", "Change customers"),
    "parties.reveal_field": _in("right", "Have masked fields shown"),
    "parties.import_customers": _in("right", "Bring in customers from a file"),
    "parties.list_customers": _in("right", "List customers"),
    "parties.export_customers": _in("right", "Take customers out as a file"),
    "parties.merge_customers": _in("right", "Merge customers who are here twice"),
    "parties.compare_customers": _in("right", "Compare customers to find who is here twice"),
    "parties.keep_services": _in("right", "Keep accounts and numbers"),
    "parties.take_in_consumption": _in("right", "Take in what numbers used"),
    "parties.note_care": _in("right", "Mark who needs care"),
    "parties.see_care": _in("right", "See why somebody needs care"),
    "parties.call_to_reviews": _in("right", "Call leads to reviews of care"),
    "parties.read_needs": _in("right", "Read the register of needs"),
    "parties.collect_need": _in("right", "Collect needs"),
    "parties.decide_need": _in("right", "Decide on needs"),
    "parties.set_preferences": _in("right", "Keep how customers wish to be reached"),
    "parties.record_consent": _in("right", "Record consents"),
    "parties.keep_representatives": _in("right", "Keep representatives"),
    "parties.ask_erasure": _in("right", "Record requests to be forgotten"),
    "parties.decide_erasure": _in("right", "Decide on requests to be forgotten"),
    "parties.read_erasures": _in("right", "Read requests to be forgotten"),
    "parties.forget_customer": _in("right", "Forget a customer"),
    "security.read_department": _in("right", "Read departments"),
    "security.manage_department": _in("right", "Edit departments"),
    "security.read_user": _in("right", "Read users"),
    "security.keep_preferences": _in("right", "Arrange one’s own desk"),
    "security.add_user": _in("right", "Add users"),
    "security.manage_user": _in("right", "Look after users"),
    "security.grant_working_role": _in("right", "Give working roles"),
    "security.grant_separated_role": _in("right", "Give the roles kept apart"),
    "security.manage_roles": _in("right", "Make roles"),
    "security.read_session": _in("right", "See sessions"),
    "security.end_session": _in("right", "End sessions"),
    "security.read_lock": _in("right", "See lock-outs"),
    "security.unlock_account": _in("right", "Unlock accounts"),
    "security.issue_token": _in("right", "Issue tokens"),
    "security.rewrap_person_keys": _in("right", "Renew the master key"),
    "security.shred_person_key": _in("right", "Throw a person’s key away"),
    "security.read_token": _in("right", "See tokens"),
    "security.revoke_token": _in("right", "Revoke tokens"),
    "security.read_roles": _in("right", "Read roles and rights"),
    "security.raise_alarm": _in("right", "Raise alarms"),
    "security.read_alarms": _in("right", "Read alarms"),
    "security.see_alarms": _in("right", "Mark alarms as seen"),
    "security.verify_ledger": _in("right", "Verify the ledger"),
}
ROOMS: Mapping[str, str | Promise] = {
    "cases": _in("room", "Complaints"),
    "contacts": _in("room", "Contacts"),
    "parties": _in("room", "Customers"),
    "notices": _in("room", "Notices"),
    "forms": _in("room", "Forms"),
    "files": _in("room", "Attachments"),
    "clocks": _in("room", "Due times"),
    "security": _in("room", "Users and security"),
    "api": _in("room", "API"),
}
"""What rights are about, in the order in which a reader looks for them."""
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


def by_room(names: Iterable[str]) -> list[tuple[str | Promise, list[str]]]:
    """Return rights under what they are about, in the order of `ROOMS`."""
    known = list(names)
    rooms = [(said, [one for one in known if one.partition(".")[0] == room]) for room, said in ROOMS.items()]
    return [(said, found) for said, found in rooms if found]


def right_said(name: str) -> str | Promise:
    """Return what a right is called."""
    return RIGHTS.get(name, name)
