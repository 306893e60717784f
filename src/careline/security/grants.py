"""What a user's roles give him; doors read it along with the user, in one question."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from careline.security.models import RoleGrant
from careline.security.prepared import prepared

STANDS = ExpressionWrapper(Q(custom__retired_at=None), BooleanField())
Grant = Mapping[str, Any]
"""A built-in `role`; or one of the operator's own: the `rights` it gives, each with its reach, and if it `stands`."""


def grants_along(column: str) -> ArraySubquery:
    """Return the expression that brings along the grants of the user a column names."""
    held = RoleGrant.objects.filter(user=OuterRef(column))
    return ArraySubquery(held.values(told=JSONObject(role="role", rights="custom__rights", stands=STANDS)))


def grants_of(user: UUID) -> list[Grant]:
    """Return the grants a user holds at this very moment."""
    return [dict(zip(("role", "rights", "stands"), row, strict=True)) for row in _held(user=user)]


@prepared
def _held(user: UUID) -> QuerySet[RoleGrant, tuple[str, Mapping[str, str] | None, bool]]:
    return RoleGrant.objects.filter(user=user).values_list("role", "custom__rights", STANDS)
