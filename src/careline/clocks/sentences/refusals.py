"""What people read when clocks refuses."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

SENTENCES = {
    "clocks.bad_week": Sentence(
        _("A week has seven days, and at least one of them is worked."),
        _("Give a list of periods for each day from Monday to Sunday; an empty list is a rest day."),
    ),
    "clocks.bad_day": Sentence(
        _("A holiday has no working periods, and a worked day has at least one."),
        _("Leave the periods out to use the usual ones, or choose the other kind of day."),
    ),
    "clocks.bad_span": Sentence(
        _("The days end before they begin, one is named twice, or there are more than {most}."),
        _("Name a first and a last day, at most a year apart; change longer spans year by year."),
    ),
    "clocks.day_out_of_reach": Sentence(
        _("{day} lies beyond the days calendars are kept for."), _("Name a day from {first} to {last}.")
    ),
    "clocks.calendar_taken": Sentence(
        _("There is a calendar “{calendar}” already."),
        _("Choose another code, or change the week of the one that is there."),
    ),
    "clocks.calendar_moved": Sentence(
        _("Somebody has changed the calendar “{calendar}”, or a rule counted on it, in the meantime."),
        _("Look again at what would move, and save then."),
    ),
    "clocks.no_such_day": Sentence(
        _("{day} is an ordinary day in this calendar already."),
        _("Check the date and the calendar."),
    ),
    "clocks.no_such_calendar": Sentence(
        _("There is no calendar “{calendar}”."),
        _("Choose one of the calendars in the list, or make this one first."),
    ),
    "clocks.no_such_almanac": Sentence(
        _("Careline brings no calendar “{calendar}” along."),
        _("Install one of these: {known}; or make your own."),
    ),
    "clocks.no_such_rule": Sentence(
        _("There is no due rule “{rule}”."),
        _("Choose one of the rules in the list."),
    ),
    "clocks.bad_terms": Sentence(
        _("This part of the rule is missing, too long or contradicts the rest."),
        _("Give a code, names and sources in both languages, and a number unless the law names none."),
    ),
    "clocks.bad_rule_code": Sentence(
        _("“{given}” can’t be the code of a due rule."),
        _(
            "Take up to {most} small letters and digits, a letter first, with - . or _ between them, as in own.answer; "
            "“{taken}” is taken."
        ),
    ),
    "clocks.unseen_sign": Sentence(
        _("Here stands a sign that nobody sees ({sign})."),
        _("Type the text anew, without control characters and marks that turn the direction of writing."),
    ),
    "clocks.unknown_place": Sentence(
        _("There is no jurisdiction “{given}”."),
        _(
            "Give a country’s two small letters (ISO 3166-1) as in cn, uk for the United Kingdom, or eu; for a part "
            "of it add its code, as in cn-cq. Left empty, the rule holds everywhere."
        ),
    ),
    "clocks.unknown_event": Sentence(
        _("No event “{given}” starts clocks here."),
        _("Use one of these: {known}; or install a pack that brings the event."),
    ),
    "clocks.rule_has_ended": Sentence(
        _("The rule “{rule}” has ended as of {since}."),
        _("There is nothing more to end; write a new version if it should hold again."),
    ),
    "clocks.bad_pack": Sentence(
        _("The pack can't be meant like this: {count} things in it are wrong, first “{entry} {what}”."),
        _("`careline pack check FILE` names each of them with its remedy."),
    ),
    "clocks.pack_version_taken": Sentence(
        _("Version {version} of the pack “{pack}” was installed with another text."),
        _("Give the changed pack another version."),
    ),
    "clocks.pack_version_past": Sentence(
        _("Version {version} of the pack “{pack}” was replaced by {latest}."),
        _("To return to what it said, give its text another version."),
    ),
    "clocks.no_such_pack": Sentence(
        _("There is no pack “{pack}”."),
        _("Choose one of these: {known}; or give the path of a .toml file."),
    ),
    "clocks.not_in_pack": Sentence(
        _("“{given}” is not known to this pack."),
        _("Use one of these: {known}."),
    ),
    "clocks.law_stays": Sentence(
        _("“{rule}” is law, as the pack “{pack}” {version} has it, and would be loosened or ended."),
        _("Write a rule of your own beside it: the earlier binds. Has the law changed, install a newer pack."),
    ),
    "clocks.law_worded": Sentence(
        _("“{rule}” is law, and its {part} stays as the pack “{pack}” {version} has it."),
        _("Add a due rule of your own with your own words beside it. Is the pack wrong, or old, load a corrected one."),
    ),
    "clocks.told_otherwise": Sentence(
        _("“{given}” contradicts “{told}”."),
        _("Leave one of them out."),
    ),
    "clocks.bad_step_code": Sentence(
        _("“{given}” can’t be the code of a step."),
        _(
            "Take up to {most} small letters and digits, a letter first, with - . or _ between them, as in late-2d; "
            "“{taken}” is taken."
        ),
    ),
    "clocks.bad_step_fraction": Sentence(
        _("{given} per cent of the time can’t be a step."),
        _("Give a whole number from 1 to {due}; {due} is when the time is over."),
    ),
    "clocks.bad_step_after": Sentence(
        _("A step can’t be late by {given} minutes at {fraction} per cent of the time."),
        _("Leave it out, or at {due} per cent give up to {most} minutes, which is 366 days."),
    ),
    "clocks.bad_step_recipients": Sentence(
        _("The step alarms nobody."),
        _("Name at least one of these: {known}."),
    ),
    "clocks.ladder_silenced": Sentence(
        _("Nobody would be alarmed any more about clocks of these kinds: {kinds}; under these rules: {standings}."),
        _("Set another step for them first. If you mean it, look at the preview and send its edition as `seen`."),
    ),
    "clocks.no_such_step": Sentence(
        _("The ladder has no step “{step}”."),
        _("Look at the ladder again, and choose one of its steps."),
    ),
    "clocks.ladder_moved": Sentence(
        _("Somebody has changed the ladder in the meantime."),
        _("Look again at what would move, and save then."),
    ),
    "clocks.step_taken": Sentence(
        _("The ladder has a step “{step}” already."),
        _("Choose another code, or change the step that is there."),
    ),
    "clocks.too_many_steps": Sentence(
        _("The ladder has {most} steps, and can’t have more."),
        _("Retire one that nobody needs, or change one that is there."),
    ),
    "clocks.bad_validity": Sentence(
        _("The rule would end on {valid_to}, which is not after its beginning on {valid_from}."),
        _("Choose a later end, leave it open, or retire the rule."),
    ),
    "clocks.illegal_move": Sentence(
        _("The clock can’t do this ({move}) while it is {state}."),
        _("Reload the complaint and choose what its clock offers now."),
    ),
    "clocks.pause_not_allowed": Sentence(
        _("The rule “{rule}” doesn’t let its clock pause for this reason."),
        _("Choose a reason the rule names; where it names none, the clock goes on."),
    ),
    "clocks.due_time_has_passed": Sentence(
        _("The due time under “{rule}” is over already, and a pause doesn’t undo that."),
        _("Answer the customer; say in a note why it took longer."),
    ),
}
