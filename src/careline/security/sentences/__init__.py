"""What people read when security refuses."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence
from careline.security.sentences.tables import SENTENCES as TABLES

SENTENCES = {
    **TABLES,
    # the kernel knows no Django, so what it refuses is put into words here
    "kernel.unreadable_number": Sentence(
        _("“{text}” is not a case number."),
        _("Type it as printed, such as TS-2026-004291-3; case, blanks and dashes do not matter."),
    ),
    "kernel.wrong_check_digit": Sentence(
        _("The number “{text}” is mistyped: its last digit does not agree with the others."),
        _("A number looks like TS-2026-004291-3. Compare it digit by digit with where it was read from."),
    ),
    "kernel.bad_cursor": Sentence(
        _("This place in the list is not known."),
        _("Begin the list again from its first page."),
    ),
    "kernel.too_far_ahead": Sentence(
        _("{day} is too far ahead: it can be {latest} at the latest."),
        _("Look at the year, and choose an earlier day."),
    ),
    "kernel.bad_period": Sentence(
        _("“{text}” is no set of working periods."),
        _("Write each as 08:30-12:00, the earlier time first; a day ends at 24:00; periods may not overlap."),
    ),
    "kernel.unknown_zone": Sentence(
        _("There is no time zone “{zone}”."),
        _("Use a name of the IANA time zone database, such as Asia/Shanghai."),
    ),
    "kernel.bad_offset": Sentence(
        _("“{amount}” can’t be the length of a time limit."),
        _("Give a whole number from 0 up to a hundred years."),
    ),
    "kernel.calendar_never_works": Sentence(
        _("This calendar has no working time left to count with."),
        _("Give it working periods, or choose another calendar for the rule."),
    ),
    "security.forbidden": Sentence(
        _("Your role does not allow this."),
        _("Ask whoever manages roles for the right “{policy}”, or somebody who has it to do it."),
    ),
    "security.no_such_list_kind": Sentence(
        _("There is no list “{given}” that can be kept."), _("Keep a list with the key or button beside it.")
    ),
    "security.no_such_list": Sentence(
        _("There is no such list, or it isn’t yours."), _("Choose one of the kept lists at the side.")
    ),
    "security.bad_list_name": Sentence(
        _("A list needs a name of at most {longest} characters."), _("Call it what you would call it to a colleague.")
    ),
    "security.bad_list_filter": Sentence(
        _("A list can’t be kept narrowed by “{filter}”, or not to that."), _("Narrow the list first, then keep it.")
    ),
    "security.bad_list_look": Sentence(_("This list has no such order or column."), _("Choose among those it offers.")),
    "security.list_name_taken": Sentence(
        _("You have a list called “{name}” already."), _("Choose another name, or change that list.")
    ),
    "security.too_many_lists": Sentence(_("You keep {most} lists already."), _("Remove one you no longer look at.")),
    "security.account_holds_work": Sentence(
        _("Still open with “{username}”: {kinds}."),
        _("Off-board the account, which hands them over in the same act, or have them handed over first."),
    ),
    "security.no_such_address_lock": Sentence(
        _("This address isn’t locked, or not any more."), _("Look again under Users which addresses are.")
    ),
    "security.unknown_act": Sentence(
        _("Nothing called “{act}” has a key that can be changed."),
        _("Look at the list of keys; Ctrl+Enter and Esc stay what they are."),
    ),
    "security.bad_stroke": Sentence(
        _("“{stroke}” can’t be a key here."),
        _("Press one letter, digit or sign, or Alt with one; what the browser needs, such as Ctrl+C, stays its own."),
    ),
    "security.final_act_needs_chord": Sentence(
        _("“{stroke}” alone must not do what can’t be undone."),
        _("Choose a key together with Alt or Ctrl."),
    ),
    "security.stroke_taken": Sentence(
        _("“{stroke}” already does something else on the same screen ({other})."),
        _("Choose another key, or change that one first."),
    ),
    "security.bad_full_name": Sentence(
        _("A user has a name of at most {longest} characters."),
        _("Write what colleagues call them."),
    ),
    "security.bad_department_code": Sentence(
        _("“{given}” can't be a department's code."),
        _("Use up to 32 small letters, digits, hyphens or underscores, such as billing-north."),
    ),
    "security.department_exists": Sentence(
        _("There is a department “{given}” already, or a root department while this one has no parent."),
        _("Choose another code, or name the department it belongs under."),
    ),
    "security.department_is_closed": Sentence(
        _("The department “{department}” is closed."),
        _("Choose an open department."),
    ),
    "security.department_under_itself": Sentence(
        _("“{department}” can't sit under “{parent}”, which is itself under it."),
        _("Choose a parent outside the department you are moving; the root department stays where it is."),
    ),
    "security.department_in_use": Sentence(
        _("“{department}” still has {departments} open departments below it and {users} active users."),
        _("Move or close the departments and transfer the users first."),
    ),
    "security.department_tree_too_deep": Sentence(
        _("The department would sit too deep in the tree: its path would be longer than {longest} characters."),
        _("Place it higher up in the tree, or use shorter codes."),
    ),
    "security.no_such_department": Sentence(
        _("There is no department “{department}”."),
        _("Look it up in the list of departments."),
    ),
    "security.bad_centre_code": Sentence(
        _("“{given}” can't be a centre's code."),
        _("Use up to 20 small letters, digits, hyphens or underscores, such as north-2."),
    ),
    "security.centre_name_missing": Sentence(
        _("A centre has a name in both languages."), _("Give it one of 1 to {longest} characters.")
    ),
    "security.centre_is_closed": Sentence(
        _("The centre “{given}” is closed."), _("Choose an open one, or open it again on the list of centres.")
    ),
    "security.centre_in_use": Sentence(
        _("{departments} open departments still sit in the centre “{centre}”."),
        _("Say where they sit from now on, then close it."),
    ),
    "security.no_such_centre": Sentence(_("There is no centre “{given}”."), _("Look it up in the list of centres.")),
    "security.bad_username": Sentence(
        _("“{given}” can't be a user name."),
        _("Use 2 to 40 small letters, digits, hyphens or underscores, beginning with a letter or digit."),
    ),
    "security.username_taken": Sentence(
        _("The user name “{username}” was used before."),
        _("Choose another one: names are never given twice, so that old records stay clear."),
    ),
    "security.no_such_user": Sentence(
        _("There is no user “{username}” you may see."),
        _("Check the spelling, or ask an administrator."),
    ),
    "security.account_out_of_reach": Sentence(
        _("The account “{username}” isn't yours to manage."),
        _("The administrator looks after working staff, the security administrator after the separated roles."),
    ),
    "security.roles_kept_apart": Sentence(
        _("The role “{role}” can't be combined with {held}."),
        _("Administrator, security administrator and auditor each need an account of their own."),
    ),
    "security.own_roles": Sentence(
        _("Nobody changes their own roles."),
        _("Ask another administrator."),
    ),
    "security.bad_role_name": Sentence(
        _("A role can’t be called this."),
        _("Use a code of small letters, digits and underscores that no built-in role has, and names of 1 to {limit}."),
    ),
    "security.role_there": Sentence(
        _("There is a role “{role}” already."), _("Give the new one another code, or change that role.")
    ),
    "security.role_moved_on": Sentence(
        _("Somebody changed the role “{role}” while you were looking at it."),
        _("What they saved stands. Open the role again and make your change in it."),
    ),
    "security.no_rights": Sentence(_("A role without a right is none."), _("Give it at least one right.")),
    "security.right_stays": Sentence(
        _("The right “{right}” stays with the built-in roles."), _("Leave it out; it gives power over accounts.")
    ),
    "security.duties_mixed": Sentence(
        _("“{right}” belongs to another duty than the rest, and duties are kept apart."),
        _("Work, administration, security and audit each need a role and an account of their own."),
    ),
    "security.duty_stays": Sentence(
        _("These rights would make another duty of the role, which is “{duty}”."), _("Make another role for them.")
    ),
    "security.no_such_role": Sentence(
        _("There is no role “{role}” in force."), _("Choose one from the list of roles.")
    ),
    "security.last_security_administrator": Sentence(
        _("“{username}” is the last security administrator."),
        _("Let another security administrator begin first."),
    ),
    "security.not_a_taker": Sentence(
        _("“{given}” can’t take this over."),
        _("Choose an active colleague whose roles allow the work, or an open department."),
    ),
    "security.weak_password": Sentence(
        _("The new password is easily guessed."),
        _("Use a phrase of at least {phrase} characters that is yours alone."),
    ),
    "security.password_too_short": Sentence(
        _("The new password is too short."),
        _("Use at least {least} characters with three kinds of them, or a phrase of at least {phrase}."),
    ),
    "security.password_too_long": Sentence(
        _("The new password is too long."),
        _("Use at most {longest} characters."),
    ),
    "security.password_too_plain": Sentence(
        _("The new password has too few kinds of characters for its length."),
        _("Mix small and capital letters, digits and signs, or make it a phrase of at least {phrase} characters."),
    ),
    "security.password_holds_name": Sentence(
        _("The new password contains your name."),
        _("Leave out your user name and your own name."),
    ),
    "security.password_common": Sentence(
        _("The new password is among those everybody tries first."),
        _("Put several unrelated words together."),
    ),
    "security.password_used_before": Sentence(
        _("You have used this password before."),
        _("Choose one that is none of your last {remembered}."),
    ),
    "security.integration_has_no_password": Sentence(
        _("“{username}” is an integration and has no password."),
        _("Issue a token for it instead."),
    ),
    "security.bad_token_name": Sentence(
        _("“{given}” can't be a token's name."),
        _("Use up to 40 small letters, digits, hyphens or underscores, such as crm-nightly."),
    ),
    "security.token_lasts_too_long": Sentence(
        _("A token must end within {days} days."),
        _("Choose an earlier day; a new token can be issued before the old one ends."),
    ),
    "security.token_for_person": Sentence(
        _("“{username}” is a person's account; tokens are issued for integrations."),
        _("Add an integration account with the roles the program needs."),
    ),
    "security.bad_idempotency_key": Sentence(
        _("The Idempotency-Key is empty, unprintable or longer than {longest} characters."),
        _("Send a random UUID, a new one for each new request."),
    ),
    "security.draft_too_long": Sentence(
        _("A draft holds {longest} characters at most; this one isn’t kept."),
        _("Send what is ready, or shorten it."),
    ),
    "security.idempotency_key_used_for_another": Sentence(
        _("The Idempotency-Key “{key}” came with another body before."),
        _("Use a new key for a new request, and the same body when you repeat one."),
    ),
    "security.request_still_running": Sentence(
        _("The first request with the Idempotency-Key “{key}” is still running."),
        _("Repeat it after a few seconds; you will get its answer."),
    ),
}
