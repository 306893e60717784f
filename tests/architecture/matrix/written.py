"""What each role may do, written by hand, so that a policy that grants too much can't hide behind itself.

Over rows: `own` reaches one's own (what one handles, received, or is), `dept` also a colleague's of the department,
`all` also an outsider's, `others` everybody's but one's own. `yes` is a right over no row in particular, a dash none;
`far` is a right over rows that nobody here has, such as accounts of separated roles, which tests/security knows.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

import pytest

from careline.security.rules.roles import Role


class Whose(StrEnum):
    """Whose object it is."""

    OWN = "own"
    COLLEAGUES = "colleague's"
    OUTSIDERS = "outsider's"


ROLES = (
    Role.AGENT,
    Role.SENIOR_AGENT,
    Role.DEPARTMENT_HANDLER,
    Role.QUALITY_INSPECTOR,
    Role.SUPERVISOR,
    Role.ADMINISTRATOR,
    Role.SECURITY_ADMINISTRATOR,
    Role.AUDITOR,
)

EVERYDAY = {Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR}
"""Who goes round all addresses in the ordinary suite: between them they have nearly every right, and lack every one.

The others go round under a mark of their own, which takes as long again.
"""

AT_THE_DOORS = [role if role in EVERYDAY else pytest.param(role, marks=pytest.mark.matrix) for role in ROLES]

WITHIN = {
    "-": set(),
    "far": set(),
    "own": {Whose.OWN},
    "dept": {Whose.OWN, Whose.COLLEAGUES},
    "others": {Whose.COLLEAGUES, Whose.OUTSIDERS},
    "all": set(Whose),
    "yes": set(Whose),
}
"""Whose things a word of the table reaches."""

TABLE = """
right                          agent  senior  handler  inspector  supervisor  administrator  security  auditor
api.read_me                    yes    yes     yes      yes        yes         yes            yes       yes
cases.read_complaint           own    dept    dept     dept       dept        -              -         all
cases.receive_complaint        yes    yes     yes      -          yes         -              -         -
cases.classify_complaint       own    dept    dept     -          dept        -              -         -
cases.assign_complaint         own    dept    dept     -          dept        -              -         -
cases.pause_clock              -      dept    dept     -          dept        -              -         -
cases.acknowledge_alarm        own    dept    dept     -          dept        -              -         -
cases.work_complaint           own    dept    dept     -          dept        -              -         -
cases.reply_complaint          own    dept    dept     -          dept        -              -         -
cases.feed_back_complaint      own    dept    dept     -          dept        -              -         -
cases.archive_complaint        own    dept    dept     -          dept        -              -         -
cases.note_complaint           own    dept    dept     dept       dept        -              -         -
cases.read_features            yes    yes     yes      yes        yes         -              -         yes
cases.measure_commitments      -      -       -        -          -           -              -         -
cases.compute_features         -      -       -        -          -           -              -         -
cases.read_board               -      -       -        dept       dept        -              -         -
cases.forget_words             -      -       -        -          -           -              -         -
cases.export_complaints        -      -       -        -          yes         -              -         -
cases.watch_notices            -      -       -        -          dept        -              -         -
cases.watch_deadlines          -      -       -        dept       -           -              -         -
cases.read_categories          yes    yes     yes      yes        yes         yes            yes       yes
cases.hand_over_work            -      -       -        -          -           -              -         -
cases.manage_macros            -      -       -        -          yes         yes            -         -
cases.manage_categories        -      -       -        -          -           yes            -         -
cases.manage_assignment_rules  -      -       -        -          -           yes            -         -
clocks.read_rules              yes    yes     yes      yes        yes         yes            yes       yes
clocks.manage_calendars        -      -       -        -          -           yes            -         -
clocks.manage_rules            -      -       -        -          -           yes            -         -
contacts.read_contact          own    dept    dept     all        dept        -              -         all
contacts.receive_contact       yes    yes     yes      -          yes         -              -         -
contacts.work_contact          own    dept    dept     -          dept        -              -         -
contacts.export_contacts        -      -       -        -          yes         -              -         -
contacts.read_follow_up        own    dept    dept     all        dept        -              -         all
contacts.make_follow_up        yes    yes     yes      -          yes         -              -         -
contacts.keep_follow_up        own    dept    dept     -          dept        -              -         -
contacts.hand_over_work         -      -       -        -          -           -              -         -
contacts.forget_words           -      -       -        -          -           -              -         -
contacts.read_order            own    dept    dept     all        dept        -              -         all
contacts.work_order            own    dept    dept     -          dept        -              -         -
contacts.except_order          -      -       -        -          dept        -              -         -
contacts.export_orders          -      -       -        -          yes         -              -         -
contacts.read_order_types      yes    yes     yes      yes        yes         yes            yes       yes
contacts.manage_order_types    -      -       -        -          -           yes            -         -
contacts.read_reasons          yes    yes     yes      yes        yes         yes            yes       yes
contacts.manage_reasons        -      -       -        -          -           yes            -         -
contacts.manage_wrap_up        -      -       -        -          -           yes            -         -
contacts.manage_scripts        -      -       -        -          -           yes            -         -
halls.read_hall                yes    yes     yes      yes        yes         yes            yes       yes
halls.manage_halls             -      -       -        -          -           yes            -         -
halls.read_appointment         dept   dept    dept     all        all         -              -         all
halls.book_appointment         yes    yes     yes      -          yes         -              -         -
halls.work_appointment         dept   dept    dept     -          dept        -              -         -
halls.end_visit                -      -       -        -          -           -              -         -
halls.forget_strangers         -      -       -        -          -           -              -         -
halls.sweep_appointments       -      -       -        -          -           -              -         -
forms.read_forms               yes    yes     yes      yes        yes         yes            yes       yes
forms.manage_forms             -      -       -        -          -           yes            -         -
files.store_file               yes    yes     yes      yes        yes         -              -         -
files.open_file                yes    yes     yes      yes        yes         -              -         yes
files.retract_file             yes    yes     yes      yes        yes         -              -         -
files.drop_contents            -      -       -        -          -           -              -         -
notices.queue_notice           yes    yes     yes      -          yes         -              -         -
notices.send_notice            -      -       -        -          -           -              -         -
notices.retry_notice           yes    yes     yes      -          yes         -              -         -
notices.mend_staff_mail        -      -       -        -          -           yes            -         -
notices.tell_staff             -      -       -        -          -           -              -         -
notices.keep_staff_notices     yes    yes     yes      yes        yes         yes            yes       yes
notices.read_templates         -      -       -        -          yes         yes            -         -
notices.use_canned             yes    yes     yes      yes        yes         -              -         -
notices.manage_canned          -      -       -        -          yes         yes            -         -
notices.approve_canned         -      -       -        -          yes         yes            -         -
notices.manage_templates       -      -       -        -          -           yes            -         -
notices.approve_templates      -      -       -        -          yes         yes            -         -
parties.find_customer          all    all     all      -          all         -              -         -
parties.read_customer          all    all     all      all        all         -              -         all
parties.count_customers        -      -       -        yes        yes         -              -         yes
parties.register_customer      yes    yes     yes      -          yes         -              -         -
parties.import_customers       -      -       -        -          yes         yes            -         -
parties.list_customers         -      all     -        all        all         -              -         all
parties.export_customers       -      -       -        -          yes         -              -         yes
parties.manage_catalogues      -      -       -        -          -           yes            -         -
parties.read_accuracy          -      -       -        yes        yes         -              -         yes
parties.audit_entries          -      -       -        yes        yes         -              -         -
parties.read_accuracy_of_people -     -       -        all        dept        -              -         all
parties.give_verification_tasks -     -       -        -          yes         -              -         -
parties.read_verification_tasks -     -       -        yes        yes         -              -         yes
parties.merge_customers        -      -       -        -          yes         -              -         -
parties.compare_customers      -      -       -        -          -           -              -         -
parties.update_customer        all    all     all      -          all         -              -         -
parties.keep_services          yes    yes     yes      -          yes         -              -         -
parties.take_in_consumption    -      -       -        -          yes         -              -         -
parties.note_care              yes    yes     yes      -          yes         -              -         -
parties.call_to_reviews         -      -       -        -          -           -              -         -
parties.see_care               -      yes     -        -          yes         -              -         -
parties.read_needs             yes    yes     yes      yes        yes         -              -         yes
parties.collect_need           yes    yes     yes      -          yes         -              -         -
parties.decide_need            -      -       -        -          yes         -              -         -
parties.set_preferences        yes    yes     yes      -          yes         -              -         -
parties.loosen_wishes          -      yes     -        -          yes         -              -         -
parties.record_consent         yes    yes     yes      -          yes         -              -         -
parties.keep_representatives   yes    yes     yes      -          yes         -              -         -
parties.reveal_field           all    all     all      -          all         -              -         all
parties.ask_erasure            yes    yes     yes      -          yes         -              -         -
parties.decide_erasure         -      -       -        -          yes         -              yes       -
parties.keep_legal_holds       -      -       -        -          yes         -              -         -
parties.read_legal_holds       -      -       -        -          yes         -              yes       yes
parties.read_erasures          yes    yes     yes      yes        yes         -              yes       yes
parties.forget_customer        -      -       -        -          -           -              -         -
security.read_department       all    all     all      all        all         all            all       all
security.manage_department     -      -       -        -          -           yes            -         -
security.keep_preferences      yes    yes     yes      yes        yes         yes            yes       yes
security.read_user             dept   dept    dept     dept       all         all            all       all
security.add_user              -      -       -        -          -           yes            -         -
security.manage_user           -      -       -        -          -           others         far         -
security.grant_working_role    -      -       -        -          -           yes            yes       -
security.manage_roles          -      -       -        -          -           -              yes       -
security.read_roles            -      -       -        -          -           yes            yes       yes
security.grant_separated_role  -      -       -        -          -           -              yes       -
security.read_session          own    own     own      own        own         own            all       own
security.end_session           own    own     own      own        own         own            all       own
security.keep_list             own    own     own      own        own         -              -         own
security.share_list            -      yes     yes      -          yes         -              -         -
security.take_over_lists        -      -       -        -          dept        -              -         -
security.see_to_left_lists     -      -       -        -          dept        all            -         -
security.hand_over_lists        -      -       -        -          -           -              -         -
security.read_lock             -      -       -        -          -           -              yes       yes
security.unlock_account        -      -       -        -          -           -              yes       -
security.issue_token           -      -       -        -          -           -              yes       -
security.read_token            own    own     own      own        own         own            all       own
security.revoke_token          own    own     own      own        own         own            all       own
security.shred_person_key      -      -       -        -          -           -              -         -
security.rewrap_person_keys    -      -       -        -          -           -              yes       -
security.verify_ledger         -      -       -        -          -           -              -         yes
security.raise_alarm           -      -       -        -          -           -              -         -
security.read_alarms           -      -       -        -          -           -              yes       yes
security.see_alarms            -      -       -        -          -           -              yes       -
"""


@cache
def written() -> Mapping[str, Mapping[Role, str]]:
    """Return the table: right → role → reach in one word."""
    lines = (line.split() for line in TABLE.strip().splitlines()[1:])
    return {right: dict(zip(ROLES, words, strict=True)) for right, *words in lines}
