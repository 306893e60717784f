"""What people read when forms refuses."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

SENTENCES = {
    "forms.answers_dont_fit": Sentence(
        _("{count} answers don’t fit their fields."), _("Each field says what is wrong with it.")
    ),
    "forms.answer_missing": Sentence(_("This must be answered."), _("Ask for it and fill it in.")),
    "forms.not_asked": Sentence(_("The form has no field “{name}”."), _("Use the codes of the form’s fields.")),
    "forms.answer_too_long": Sentence(
        _("The answer has {length} characters; this field holds {limit}."), _("Shorten it to what matters.")
    ),
    "forms.answer_not_readable": Sentence(
        _("This isn’t a text that can be kept."), _("Type it anew, or paste it as plain text.")
    ),
    "forms.not_a_number": Sentence(_("This isn’t a number."), _("Use digits, and a point for decimals: 12.5.")),
    "forms.not_money": Sentence(
        _("This isn’t a sum of money."),
        _("Write yuan with up to two decimals, such as 128.50; programs send whole fen."),
    ),
    "forms.out_of_bounds": Sentence(
        _("The number lies outside what this field allows."), _("Give one from {least} to {most}.")
    ),
    "forms.not_a_date": Sentence(_("This isn’t a day."), _("Write it as 2026-03-11.")),
    "forms.not_a_choice": Sentence(_("This can’t be chosen."), _("Choose one of: {choices}.")),
    "forms.not_yes_or_no": Sentence(_("This is neither yes nor no."), _("Choose one of the two.")),
    "forms.not_a_phone_number": Sentence(
        _("No telephone has such a number."), _("Read it back digit by digit; abroad, begin with + and the country.")
    ),
    "forms.not_a_document": Sentence(
        _("No identity document has such a number."), _("Use 5 to 30 letters and digits, as printed.")
    ),
    "forms.bad_condition": Sentence(
        _("The condition on “{named}” can’t be judged."),
        _("Let it look at a field that stands above, and compare with a value that field could hold."),
    ),
    "forms.bad_code": Sentence(
        _("“{given}” can’t be a code here."),
        _("Use up to 40 small letters, digits and underscores, beginning with a letter."),
    ),
    "forms.bad_name": Sentence(
        _("The words are missing or too long."), _("Say it in 1 to {limit} characters, in both languages.")
    ),
    "forms.bad_bounds": Sentence(
        _("These bounds exclude everything, or don’t belong to this type."),
        _("Numbers and money have a least and a most, texts a most; the least comes first."),
    ),
    "forms.bad_choices": Sentence(
        _("The choices aren’t whole, or this type has none."),
        _("Give each choice a code of its own and words in both languages; at most {limit}."),
    ),
    "forms.field_twice": Sentence(
        _("A field stands twice on the form, or there are more than {limit}."), _("Take one of them away.")
    ),
    "forms.type_stays": Sentence(
        _("A field keeps its type (“{type}”), because answers are kept in it."),
        _("Define another field, and put it on the forms in this one’s place."),
    ),
    "forms.not_searchable": Sentence(
        _("Answers to this field can’t be looked for: they name a person, or are long texts."),
        _("Look for another field."),
    ),
    "forms.nothing_sought": Sentence(_("Nobody said which answer is looked for."), _("Say it, or choose no field.")),
    "forms.no_such_field": Sentence(
        _("There is no field “{given}” on offer."), _("Choose one from the list of fields, or define it first.")
    ),
    "forms.no_such_form": Sentence(_("There is no form “{given}” on offer."), _("Choose one from the list of forms.")),
    "forms.field_in_use": Sentence(
        _("The field “{given}” is still asked by: {forms}."), _("Take it from these forms first.")
    ),
}
