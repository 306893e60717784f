"""What a customer said: wishes, consents, and who speaks for them; as a customer's page shows it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careline.parties.queries.consents import ConsentLine
from careline.parties.queries.representatives import MaskedRepresentative
from careline.parties.rules.consent import ConsentAct, ConsentPurpose, ConsentSaid
from careline.parties.rules.reaching import EARLIEST, LATEST, Wish
from careline.parties.rules.reveals import Beside
from careline.parties.rules.safe_contact import binds
from careline.web.faces.reaching import listed
from careline.web.faces.secrets import Beholder
from careline.web.words import LANGUAGES
from careline.web.words.parties import (
    CONSENT_ACTS,
    CONSENT_CHANNELS,
    PURPOSES,
    REACH_CHANNELS,
    REPRESENTATIVES,
    TOPICS,
)

TONES = {ConsentAct.GIVEN: "ok", ConsentAct.WITHDRAWN: "bad"}


def wish_face(wish: Wish) -> dict[str, Any]:
    """Return the wishes in words."""
    first, last = wish.from_time or EARLIEST, wish.until_time or LATEST
    return {
        "channel": REACH_CHANNELS[wish.channel] if wish.channel else "",
        "language": dict(LANGUAGES).get(wish.language, wish.language),
        "hours": f"{first:%H:%M}–{last:%H:%M}",
        "is_usual": wish.from_time is None,
        "never": listed(REACH_CHANNELS[one] for one in wish.never),
        "only_channel": wish.only_channel,
        "only_hours": wish.only_hours,
        "not_holder": wish.not_holder,
        "is_binding": binds(wish),
        "do_not_disturb": wish.do_not_disturb,
    }


def consent_faces(now: Mapping[ConsentPurpose, ConsentSaid]) -> list[dict[str, Any]]:
    """Return what counts now for each purpose; one nobody was asked about is no consent."""
    return [
        {
            "purpose": PURPOSES[purpose],
            "act": CONSENT_ACTS[now[purpose].act] if purpose in now else _("not asked"),
            "tone": TONES[now[purpose].act] if purpose in now else "",
            "said_at": now[purpose].said_at if purpose in now else None,
        }
        for purpose in ConsentPurpose
    ]


def consent_rows(lines: Sequence[ConsentLine]) -> list[dict[str, Any]]:
    """Return the history, latest first."""
    return [
        {
            "purpose": PURPOSES[one.purpose],
            "act": CONSENT_ACTS[one.act],
            "tone": TONES[one.act],
            "version": one.version,
            "channel": CONSENT_CHANNELS[one.channel],
            "said_at": one.said_at,
            "evidence": one.evidence,
        }
        for one in lines
    ]


def representative_rows(
    found: Sequence[MaskedRepresentative], *, seen: Beholder, may_keep: bool
) -> list[dict[str, Any]]:
    """Return who speaks or spoke for a customer, and what may be told to them today."""
    return [
        {
            "name": seen.secret(Beside.REPRESENTATIVE_NAME, one.id, one.name),
            "number": seen.secret(Beside.REPRESENTATIVE_NUMBER, one.id, one.number),
            "kind": REPRESENTATIVES[one.kind],
            "relation": one.relation,
            "evidence": one.evidence,
            "discloses": [TOPICS[topic] for topic in TOPICS if topic in one.discloses],
            "is_standing": one.is_standing,
            "since": one.since,
            "until": one.ended_on or one.until,
            "ending": reverse("web:customer-change", args=[seen.customer, "representative-ending", one.id])
            if may_keep and one.ended_on is None
            else "",
        }
        for one in found
    ]
