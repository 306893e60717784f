"""Signing in: every attempt, every unlocking, and the sessions that followed."""

from enum import StrEnum
from typing import ClassVar

from django.db import models

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.security.models.history import HistoryRow
from careline.security.models.user import User
from careline.security.rules.lockout import LiftReason


class Outcome(StrEnum):
    """How an attempt to sign in ended. Whoever tried is told only whether he is in."""

    SIGNED_IN = "signed_in"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105  (a code, no password)
    UNKNOWN_USER = "unknown_user"
    DEACTIVATED = "deactivated"
    LOCKED = "locked"
    ADDRESS_LOCKED = "address_locked"
    NAME_LOCKED = "name_locked"
    """This name was tried too often from this address."""


FAILURES = (Outcome.WRONG_PASSWORD, Outcome.UNKNOWN_USER, Outcome.DEACTIVATED)
"""What counts towards an account's lock; an attempt refused because of the lock doesn't."""
FAILURES_FROM = (*FAILURES, Outcome.LOCKED)
"""What counts towards an address's lock: attempts at a locked account, too. Did they not, an address that tries one
name over and over would be locked only where nobody has that name, and so tell which names are known."""


class SignInAttempt(HistoryRow):
    """One attempt to prove who one is by password.

    The name that was typed isn't kept when it belongs to nobody: it is often a password in the wrong field. Its mark is
    enough to count by and says nothing without the key, nor, being short, much with it.
    """

    MARK_DIGITS: ClassVar = 6

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    outcome = models.CharField(max_length=20, choices=one_of(Outcome))
    address = models.GenericIPAddressField(null=True)
    mark = models.CharField(max_length=MARK_DIGITS)
    """Of the name with the address, under the key of the blind indexes: known names and unknown ones count alike."""
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["user", "at"], name="attempts_of_user"),
            models.Index(fields=["address", "at"], name="attempts_from_address"),
            models.Index(fields=["at"], name="attempts_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.outcome}"


class Unlocking(HistoryRow):
    """A security administrator let an account try again before its lock ended."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["user", "at"], name="unlockings_of_user"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.at}"


class AddressLift(HistoryRow):
    """A security administrator let an address try again before its lock ended."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    lock = models.ForeignKey(SignInAttempt, models.PROTECT, related_name="+")
    """The failure that locked it."""
    address = models.GenericIPAddressField()
    reason = models.CharField(max_length=16, choices=one_of(LiftReason))
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["address", "at"], name="lifts_of_address"),)

    def __str__(self) -> str:
        return f"{self.address} {self.at}"


class EndReason(StrEnum):
    """Why a session ended before its time."""

    SIGNED_OUT = "signed_out"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105  (a code, no password)
    ROLES_CHANGED = "roles_changed"
    DEACTIVATED = "deactivated"
    ENDED_BY_HAND = "ended_by_hand"


class Session(models.Model):
    """One sign-in on one device; its cookie holds the secret, the row only the secret's hash."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    secret_hash = models.BinaryField(max_length=32, unique=True)
    address = models.GenericIPAddressField(null=True)
    DEVICE_LENGTH: ClassVar = 200
    device = models.CharField(max_length=DEVICE_LENGTH, blank=True)
    """What the browser says it is, so that the user knows his own session in a list."""
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=20, blank=True, choices=one_of(EndReason))

    class Meta:
        indexes = (models.Index(fields=["user", "ended_at"], name="sessions_of_user"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.started_at}"
