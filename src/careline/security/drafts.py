"""What is typed and not yet sent: kept sealed for the person who types, one for each form and thing.

A draft is nobody's record, so it is no operation and leaves no entry in the ledger: what counts is what is sent. Edges
that show a form come here; which key seals a draft they say, for this room knows no customer.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from careline.kernel.refusals import Refusal
from careline.security.models import Draft, PersonKey
from careline.security.rules.sealing import Place, Unreadable
from careline.security.vault import Shredded, Vault, house_vault, vault_of

KEPT = timedelta(days=7)
"""Longer than most runs of days off; what nobody came back to by then has no purpose any more (PIPL art. 19)."""
LONGEST = 100_000
"""Characters: the longest text a form takes, several times over."""


class DraftTooLong(Refusal):
    """More was typed than any form takes."""

    code = "security.draft_too_long"


@dataclass(frozen=True)
class Desk:
    """Whose draft, of which form, about what."""

    user: UUID
    form: str
    thing: str = ""


@dataclass(frozen=True)
class Kept:
    """What was typed, and when it was kept."""

    text: str
    at: datetime


def keep_draft(*, desk: Desk, sitting: UUID, text: str, key: PersonKey | None, at: datetime) -> bool:
    """Keep what was typed in the place of what was kept before; return whether it was.

    :param sitting: the page it is typed on; what arrives from a page that was sent meanwhile isn't kept.
    :param key: the person it is about; None where nobody is known yet, and one that was shredded counts as none.
    :raises DraftTooLong: when no form takes so much.
    """
    if len(text) > LONGEST:
        raise DraftTooLong(longest=LONGEST)
    row, is_new = Draft.objects.get_or_create(**_named(desk), defaults={"sitting": sitting, "kept_at": at})
    if row.sealed is None and row.sitting == sitting and not is_new:
        return False
    version, vault = (None, vault_of(key)) if key and not key.shredded_at else house_vault()
    row.sitting, row.kept_at, row.key, row.vault_version = sitting, at, key, version
    row.sealed = vault.seal(text, _place(row))
    row.save()
    return True


def draft_of(*, desk: Desk, at: datetime) -> Kept | None:
    """Return what was kept; None when there is nothing, or nobody can read it any more."""
    row = Draft.objects.select_related("key").filter(**_named(desk), kept_at__gt=at - KEPT).first()
    if row is None or row.sealed is None:
        return None
    try:
        return Kept(_vault(row).open(bytes(row.sealed), _place(row)), row.kept_at)
    except (Shredded, Unreadable, LookupError):  # whom it was about was forgotten, or the house's key is gone
        return None


def end_draft(*, desk: Desk, sitting: UUID, at: datetime) -> None:
    """Let go of what was kept, because it was sent; words still on their way from that page come too late."""
    Draft.objects.filter(**_named(desk)).update(sealed=None, sitting=sitting, kept_at=at)


def drop_draft(*, desk: Desk) -> None:
    """Throw away what was kept; whoever goes on typing on the same page begins another draft."""
    Draft.objects.filter(**_named(desk)).delete()


def drafts_typed(*, user: UUID) -> list[str]:
    """Return of which thing, or else of which form, each draft of one person is."""
    kept = Draft.objects.filter(user=user).exclude(sealed=None).order_by("kept_at")
    return [thing or form for form, thing in kept.values_list("form", "thing")]


def drop_drafts(*, user: UUID) -> int:
    """Throw away all that one person typed and didn't send, and return how many that were."""
    typed = len(drafts_typed(user=user))
    Draft.objects.filter(user=user).delete()
    return typed


def forget_drafts(*, at: datetime) -> int:
    """Delete what nobody came back to and return how many; a periodic job calls it."""
    return Draft.objects.filter(kept_at__lte=at - KEPT).delete()[0]


def _named(desk: Desk) -> dict[str, object]:
    return {"user_id": desk.user, "form": desk.form, "thing": desk.thing}


def _vault(row: Draft) -> Vault:
    return vault_of(row.key) if row.key else house_vault(row.vault_version)[1]


def _place(row: Draft) -> Place:
    return Place(Draft._meta.db_table, "sealed", row.pk)  # noqa: SLF001  (Django's documented model _meta API)
