"""Hashing passwords, and making those that are meant to be used once."""

import secrets
from datetime import datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator

from careline.security.models import FormerPassword, User
from careline.security.rules.passwords import LONGEST, MAXIMUM_AGE, REMEMBERED

READABLE = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXYZ2346789"
"""No signs that are taken for each other when read from a slip of paper."""
ONE_TIME_LENGTH = 16
ONE_TIME_LASTS = timedelta(days=3)  # OWASP ASVS 5.0 §6.4.1: first passwords end after a short time


def is_right(user: User | None, password: str) -> bool:
    """Return whether this is the user's password. It hashes once in every case, so that time tells nothing."""
    nobody = _hash_of_nobody()
    is_account = user is not None and user.has_usable_password() and len(password) <= LONGEST
    fits = check_password(password[:LONGEST], user.password if user and is_account else nobody)
    return fits and is_account


def one_time_password() -> str:
    """Return a random password of 90 bits, in a shape that meets every rule for passwords."""
    return f"{''.join(secrets.choice(READABLE) for _ in range(ONE_TIME_LENGTH))}-{secrets.randbelow(10)}"


def give_password(user: User, password: str, *, must_change: bool, at: datetime) -> None:
    """Write the user's new password into his row; one he chose is remembered."""
    user.password, user.must_change_password, user.password_set_at = make_password(password), must_change, at
    user.save(update_fields=["password", "must_change_password", "password_set_at"])
    if not must_change:
        FormerPassword.objects.create(user=user, hash=user.password, set_at=at)


def was_used_before(user: User, password: str) -> bool:
    """Return whether the password is the present one or one of the last the user chose."""
    former = FormerPassword.objects.filter(user=user).order_by("-set_at", "-id").values_list("hash", flat=True)
    return any(check_password(password, one) for one in {user.password, *former[:REMEMBERED]})


def must_change(user: User, *, at: datetime) -> bool:
    """Return whether the user has to choose a new password before doing anything else."""
    return user.must_change_password or user.password_set_at is None or at - user.password_set_at > MAXIMUM_AGE


def has_run_out(user: User, *, at: datetime) -> bool:
    """Return whether the password was for one use and wasn't used in time."""
    return user.must_change_password and user.password_set_at is not None and at - user.password_set_at > ONE_TIME_LASTS


@cache
def common_passwords() -> frozenset[str]:
    """Return the 20,000 passwords everybody tries first, in small letters, as Django ships them."""
    return frozenset(CommonPasswordValidator().passwords)


@cache
def _hash_of_nobody() -> str:
    return make_password(secrets.token_urlsafe())
