"""The texts of notices: every version stays, and one that was approved by a second person is in force."""

from django.db import models

from careline.kernel.identity import new_id
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import SUBJECT_LIMIT, Wording
from careline.security.models import HistoryRow, LedgerEntry, User


class TemplateVersion(HistoryRow):
    """One version of what is said on one occasion by one channel, in both languages."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=8)
    n = models.PositiveIntegerField()
    subject_zh = models.CharField(max_length=SUBJECT_LIMIT, blank=True)
    subject_en = models.CharField(max_length=SUBJECT_LIMIT, blank=True)
    text_zh = models.TextField()
    text_en = models.TextField()
    author = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=40)
    written_at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("kind", "channel", "-n")
        constraints = (
            models.UniqueConstraint(fields=["kind", "channel", "n"], name="one_version_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(channel__in=[one.value for one in NoticeChannel]), name="known_template_channel"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.n}"

    @property
    def approved(self) -> "TemplateApproval | None":
        """That it was found right, and by whom; None while nobody said so."""
        return getattr(self, "approval", None)

    def wording(self, language: str) -> Wording:
        """Return the words in one language."""
        if language == "en":
            return Wording(self.subject_en, self.text_en)
        return Wording(self.subject_zh, self.text_zh)


class TemplateApproval(HistoryRow):
    """That a second person read a version and found it right."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.OneToOneField(TemplateVersion, models.PROTECT, related_name="approval")
    approver = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    approver_name = models.CharField(max_length=40)
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"approval of {self.version_id}"
