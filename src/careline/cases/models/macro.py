"""Macros, what each did to a complaint, and what was taken back."""

from django.db import models

from careline.cases.models.category import Category
from careline.cases.models.complaint import Complaint
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.macros import Bundle
from careline.cases.rules.replay import State
from careline.cases.rules.stages import StageName
from careline.contacts.models import FollowUp
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.security.models import Department, HistoryRow, LedgerEntry, User


class Macro(models.Model):
    """A named bundle; what it doesn't name it leaves alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")
    urgency = models.CharField(max_length=16, blank=True, choices=one_of(Urgency))
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    """Whom it is assigned to."""
    note_zh = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    reply_zh = models.TextField(blank=True)
    reply_en = models.TextField(blank=True)
    reply_channel = models.CharField(max_length=16, blank=True, choices=one_of(Channel))
    """Where the reply goes; empty means where the complaint came from."""
    reminder_zh = models.TextField(blank=True)
    reminder_en = models.TextField(blank=True)
    remind_in = models.PositiveSmallIntegerField(default=0)
    """Hours until whoever applies it is reminded."""
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code

    def said(self, what: str, language: str) -> str:
        """Return its note, reply or reminder in one language, or in the other where it is written in that alone."""
        first, second = ("en", "zh") if language == "en" else ("zh", "en")
        return str(getattr(self, f"{what}_{first}") or getattr(self, f"{what}_{second}"))

    def bundle(self, *, ours: str, theirs: str) -> Bundle:
        """Return what it does, as the rules see it: its texts in the language of colleagues and of the customer."""
        return Bundle(
            category=self.category_id,
            urgency=Urgency(self.urgency) if self.urgency else None,
            department=self.department_id,
            note=self.said("note", ours),
            reply=self.said("reply", theirs),
            reminder=self.said("reminder", ours),
            remind_in=self.remind_in,
        )


class MacroRun(HistoryRow):
    """That a macro was applied to a complaint, what that was before, and the version it had afterwards."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    macro = models.ForeignKey(Macro, models.PROTECT, related_name="+")
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="macro_runs")
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    at = models.DateTimeField()
    stage = models.CharField(max_length=16)
    category = models.ForeignKey(Category, models.PROTECT, null=True, related_name="+")
    urgency = models.CharField(max_length=16)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    handler = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField()
    can_go_back = models.BooleanField()
    reminder = models.ForeignKey(FollowUp, models.PROTECT, null=True, related_name="+")
    """What it had its user reminded of."""
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.macro_id} on {self.complaint_id}"

    @property
    def before(self) -> State:
        """What the complaint was before."""
        return State(
            stage=StageName(self.stage),
            department=self.department_id,
            urgency=Urgency(self.urgency),
            category=self.category_id,
            handler=self.handler_id,
        )


class MacroReturn(HistoryRow):
    """That a run was taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    run = models.OneToOneField(MacroRun, models.PROTECT, related_name="taken_back")
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"back from {self.run_id}"
