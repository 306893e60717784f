"""What people read when notices refuses."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

SENTENCES = {
    "notices.unknown_variable": Sentence(
        _("Nobody fills in “{variable}” in a notice of this kind."), _("Use one of: {variables}.")
    ),
    "notices.stray_brace": Sentence(
        _("There is a single “{brace}” that belongs to no variable."),
        _("Write a variable as its name between braces, or take the brace out."),
    ),
    "notices.text_missing": Sentence(
        _("The text is missing in one of the languages."), _("Write it in Chinese and in English.")
    ),
    "notices.text_too_long": Sentence(_("The text has {length} characters; a notice holds {limit}."), _("Shorten it.")),
    "notices.not_a_mailbox": Sentence(
        _("No mail can be sent to this address."), _("Type one address, like name@example.com.")
    ),
    "notices.staff_address_missing": Sentence(
        _("Nobody said where the mails go."), _("Type your mail address, or tick nothing.")
    ),
    "notices.no_such_kind": Sentence(_("There is no notice of the kind “{kind}”."), _("Choose one from the list.")),
    "notices.no_such_notice": Sentence(
        _("There is no such notice, or none you may see."), _("Open it from the page of its complaint.")
    ),
    "notices.nothing_to_retry": Sentence(
        _("This notice is on its way or was handed over."), _("Reload the page: it shows what became of it.")
    ),
    "notices.held_by_wish": Sentence(
        _("The customer wished that nothing reaches them this way."),
        _("Tell them by a way they left open, and say so here under “Seen to otherwise”."),
    ),
    "notices.no_such_template": Sentence(
        _("There is no version {n} of this text."), _("Reload the page: it lists those there are.")
    ),
    "notices.written_meanwhile": Sentence(
        _("A colleague wrote version {n} meanwhile."), _("Reload the page to see it, then write yours again.")
    ),
    "notices.approves_own_words": Sentence(
        _("You wrote this version yourself."), _("Let a colleague read and approve it.")
    ),
    "notices.bad_canned_code": Sentence(
        _("“{given}” can’t be the code of a reply."), _("Use up to 40 small letters, digits and underscores.")
    ),
    "notices.bad_canned_name": Sentence(
        _("A name is missing or too long."), _("Write it in Chinese and in English, up to {limit} characters each.")
    ),
    "notices.no_such_canned": Sentence(
        _("There is no reply “{code}”, or it is no longer offered."), _("Choose one from the list.")
    ),
    "notices.no_such_team": Sentence(
        _("There is no open department “{department}”."), _("Choose one from the list, or leave it open for everybody.")
    ),
    "notices.approved_before": Sentence(
        _("This version was approved already."), _("Reload the page: it shows what is in force.")
    ),
}
