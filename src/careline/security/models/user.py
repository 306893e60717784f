"""Users and the roles granted to them."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.security.models.custom_role import CustomRole
from careline.security.models.department import Department
from careline.security.models.history import HistoryRow
from careline.security.rules.roles import Role


class User(AbstractBaseUser):
    """One member of staff, or an integration's account."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.SlugField(max_length=40, unique=True)
    full_name = models.CharField(max_length=80)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, default="zh-hans")
    is_integration = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    password_set_at = models.DateTimeField(null=True, blank=True)
    deactivated_at = models.DateTimeField(null=True, blank=True)
    last_login = None  # the sessions know it, and better

    objects: ClassVar[BaseUserManager[Any]] = BaseUserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ("username",)

    def __str__(self) -> str:
        return self.username

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django asks for a field; here it follows from the record
        """Whether the user may sign in."""
        return self.deactivated_at is None


class RoleGrant(models.Model):
    """One role held by one user."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="role_grants", db_index=False)
    role = models.CharField(max_length=32, blank=True, choices=one_of(Role))
    custom = models.ForeignKey(CustomRole, models.PROTECT, null=True, related_name="grants")
    """One of the operator's own, in the place of a built-in role."""
    granted_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "role", "custom"], name="one_grant_per_role", nulls_distinct=False),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role], custom=None)
                | models.Q(role="", custom__isnull=False),
                name="known_role",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role or self.custom_id}"


class FormerPassword(HistoryRow):
    """The hash of a password a user chose once, so that it isn't chosen again soon."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    hash = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["user", "-set_at"], name="former_passwords_of_user"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.set_at}"
