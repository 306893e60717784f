"""The customer: what identifies him is sealed, what helps to serve him is clear."""

from django.db import models
from django.db.models import Q

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.rules.details import CustomerKind, DocumentKind, Tier
from careline.security.models import PersonKey
from careline.security.models.row import Row
from careline.security.rules.blind_index import INDEX_BYTES

CUT = (("brand", ""), ("region", ""), ("segment", ""), ("language", ""), ("tier", Tier.STANDARD.value))
"""What lists are cut by, and what stands there of most: that one is found by walking, the others by an index each."""


class Customer(Row):
    """One customer of the operator, or one of whom only the place is known."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=one_of(CustomerKind))
    key = models.ForeignKey(PersonKey, models.PROTECT, null=True, related_name="+")
    """The person's key; null as long as nothing personal is known."""
    is_identified = models.BooleanField()
    """Whether he can be told from all others; who can't is never counted and never merged."""

    name_sealed = models.BinaryField(null=True)
    number_sealed = models.BinaryField(null=True)
    email_sealed = models.BinaryField(null=True)
    address_sealed = models.BinaryField(null=True)
    document_sealed = models.BinaryField(null=True)
    document_kind = models.CharField(max_length=20, blank=True, choices=one_of(DocumentKind))

    name_index = models.BinaryField(null=True, max_length=INDEX_BYTES)
    surname_index = models.BinaryField(null=True, max_length=INDEX_BYTES)
    number_index = models.BinaryField(null=True, max_length=INDEX_BYTES)
    last4_index = models.BinaryField(null=True, max_length=INDEX_BYTES)
    email_index = models.BinaryField(null=True, max_length=INDEX_BYTES)
    document_index = models.BinaryField(null=True, max_length=INDEX_BYTES)

    brand = models.CharField(max_length=20, blank=True)
    region = models.CharField(max_length=20, blank=True)
    segment = models.CharField(max_length=20, blank=True)
    tier = models.CharField(max_length=12, choices=one_of(Tier))
    language = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=120, blank=True)
    source_channel = models.CharField(max_length=20, blank=True)

    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    """The record that is kept in this one's stead; everything else stays as it is, so that it can be taken back."""

    registered_at = models.DateTimeField()
    checked_at = models.DateTimeField()
    """When anything of him was written down or made sure of last: an index over the ledger and the checks."""
    forgotten_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (
            models.Index(fields=["number_index"], name="customer_by_number"),
            models.Index(fields=["last4_index", "surname_index"], name="customer_by_last4"),
            models.Index(fields=["surname_index"], name="customer_by_surname"),
            models.Index(fields=["name_index"], name="customer_by_name"),
            models.Index(fields=["email_index"], name="customer_by_email"),
            models.Index(
                fields=["document_index"], name="customer_by_document", condition=Q(document_index__isnull=False)
            ),
            models.Index(fields=["checked_at"], name="customer_by_check"),
            models.Index(fields=["registered_at"], name="customer_by_registration"),
            *(
                models.Index(fields=[name, "-id"], name=f"customer_by_{name}", condition=~Q(**{name: rest}))
                for name, rest in CUT
            ),
            models.Index(
                fields=["place"],
                name="customer_by_place",
                condition=~Q(place=""),
                opclasses=["varchar_pattern_ops"],  # for how it begins, in whatever collation
            ),
            models.Index(fields=["merged_into"], name="customer_by_kept", condition=Q(merged_into__isnull=False)),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(is_identified=False) | Q(key__isnull=False), name="identified_by_something_sealed"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
