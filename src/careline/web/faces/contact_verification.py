"""How well a caller is verified, as the page of a contact shows it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careline.contacts.rules.verification import MOST_FAILED, Level, Verdict, stand
from careline.web.words.contacts import LEVELS, METHODS, VERDICTS

TONES = {Level.NONE: "warn", Level.BASIC: "info", Level.FULL: "ok"}


def verification_face(row: Any, checks: Sequence[Any], *, needed: Level) -> dict[str, Any]:
    """Return the panel: the level, by what and when it was reached, what failed, and what is still needed."""
    standing = stand(one.as_rule for one in checks)
    proof = next((one for one in reversed(checks) if one.verdict == Verdict.PASSED and one.level == row.level), None)
    return {
        "level": LEVELS[standing.level],
        "tone": TONES[standing.level],
        "proof": METHODS[proof.method] if proof else "",
        "at": proof.at if proof else None,
        "failed": standing.failed,
        "limit": MOST_FAILED,
        "is_blocked": standing.is_blocked,
        "needed": "" if standing.level.reaches(needed) else LEVELS[needed],
        "address": reverse("web:contact-act", args=[row.number, "verification"]),
    }


def check_told(check: Any) -> str:
    """Return one check in a line of the story."""
    if not check.verdict:
        return _("Somebody else was named: verification starts again")
    return f"{METHODS[check.method]} · {VERDICTS[check.verdict]}"
