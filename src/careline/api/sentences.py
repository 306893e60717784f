"""What people read when the API refuses."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

SENTENCES = {
    "api.token_missing": Sentence(
        _("The request says nobody's name."),
        _("Send “Authorization: Bearer” and a token; “careline user token NAME” prints one."),
    ),
    "api.token_not_accepted": Sentence(
        _("The token is unknown, has expired or was revoked, or its account was deactivated."),
        _("Ask the security administrator for a new token."),
    ),
    "api.malformed_json": Sentence(
        _("The body is not JSON in UTF-8."),
        _("Send one JSON text (RFC 8259), in which no name stands twice in an object."),
    ),
    "api.body_too_large": Sentence(
        _("What was sent is larger than {kibibytes} KiB."),
        _("Shorten the text; split a list that is too long, or make the file smaller."),
    ),
    "api.body_too_slow": Sentence(
        _("The request arrived too slowly; nothing was changed."), _("Send it again over a better connection.")
    ),
    "api.body_broken_off": Sentence(
        _("The request ended before it was complete; nothing was changed."), _("Send it again, whole.")
    ),
    "api.too_many_at_once": Sentence(
        _("Too many requests from this address are incomplete."),
        _("Complete those under way, then send this one again."),
    ),
    "api.not_json": Sentence(_("The body is not announced as JSON."), _("Send “Content-Type: application/json”.")),
    "api.no_such_address": Sentence(_("Nothing answers at {path}."), _("Look the address up in /api/v1/openapi.json.")),
    "api.method_not_allowed": Sentence(_("This address does not take this method."), _("Use one of: {allowed}.")),
    "api.database_away": Sentence(
        _("The database does not answer; nothing was changed."),
        _("Try again in some seconds, with the same Idempotency-Key."),
    ),
    "api.broken": Sentence(
        _("Something broke on our side; nothing was changed."),
        _("Try again with the same Idempotency-Key; if it stays so, tell whoever runs Careline the time of day."),
    ),
    "api.invalid_request": Sentence(
        _("Some fields don’t fit."), _("Mend what is listed under “errors”, then send it again.")
    ),
    "api.field_missing": Sentence(_("This field is missing."), _("Fill it in.")),
    "api.field_unknown": Sentence(
        _("There is no such field here."), _("Leave it out, or look its spelling up in /api/v1/openapi.json.")
    ),
    "api.not_one_of": Sentence(_("This is not one of the values allowed."), _("Use one of: {allowed}.")),
    "api.too_long": Sentence(_("This is longer than {limit}."), _("Shorten it.")),
    "api.too_short": Sentence(_("This is shorter than {limit}."), _("Write more.")),
    "api.out_of_range": Sentence(_("This lies beyond the limit of {limit}."), _("Stay within the limit.")),
    "api.not_readable": Sentence(
        _("This holds characters that don’t belong here."),
        _("Type it anew; the pattern stands in /api/v1/openapi.json."),
    ),
    "api.wrong_type": Sentence(
        _("This is a value of the wrong kind."), _("Look the field’s type up in /api/v1/openapi.json.")
    ),
    "api.code_differs": Sentence(
        _("The body is about “{given}”, and the address about “{code}”."),
        _("Send it to the address of its own code, or leave the code out."),
    ),
    "api.not_known": Sentence(
        _("There is no “{given}”, or none you may know of."), _("Check the spelling, or look it up in its list.")
    ),
}
