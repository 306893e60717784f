"""Appointments: who is expected where and when, and each move a row that is never changed."""

from django.db import models
from django.db.models import F, Q

from careline.contacts.models import Contact, Reason, ServiceOrder
from careline.halls.models.hall import Hall
from careline.halls.rules.appointments import (
    HOLDING,
    AppointmentMove,
    AppointmentRecord,
    AppointmentStanding,
    AppointmentState,
    BookedFrom,
    ChangeReason,
    Seat,
)
from careline.halls.rules.slots import Slot
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.notices.models import Notice
from careline.parties.models import Customer
from careline.security.models import HistoryRow, LedgerEntry, PersonKey, User
from careline.security.rules.blind_index import INDEX_BYTES


class Appointment(models.Model):
    """One appointment, under a number people can say and check."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=24, unique=True)
    token = models.UUIDField(null=True)
    """The form's own name, so that it comes in once; of each person, for nobody takes another's away."""
    booked_from = models.CharField(max_length=8, choices=one_of(BookedFrom))
    party = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="+", db_index=False)
    key = models.ForeignKey(PersonKey, models.PROTECT, related_name="+")
    """Of the customer, else of the stranger alone: what is sealed here goes with it."""
    name_sealed = models.BinaryField(null=True)
    number_sealed = models.BinaryField(null=True)
    number_index = models.BinaryField(null=True, max_length=INDEX_BYTES)
    note_sealed = models.BinaryField(null=True)
    language = models.CharField(max_length=2)
    """In which the visitor is written to."""
    reason = models.ForeignKey(Reason, models.PROTECT, null=True, related_name="+")
    order = models.ForeignKey(ServiceOrder, models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="+")
    """In which it was booked."""
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    # From here down: an index over the steps, rebuilt by replaying them.
    state = models.CharField(max_length=12, choices=one_of(AppointmentState))
    hall = models.ForeignKey(Hall, models.PROTECT, related_name="+", db_index=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.PositiveSmallIntegerField()
    """Which place of the slot is theirs; two who are expected never have the same one."""
    visit = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="+")
    """In which they are served."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("starts_at", "place", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["hall", "starts_at", "place"],
                name="one_visitor_in_a_place",
                condition=Q(state__in=sorted(HOLDING)),
            ),
            models.UniqueConstraint(
                fields=["token", "made_by"],
                name="one_appointment_of_a_form",
                condition=Q(token__isnull=False),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in AppointmentState]), name="known_appointment_state"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_begins_then_ends"),
            models.CheckConstraint(condition=Q(place__gte=1), name="places_count_from_one"),
            models.CheckConstraint(
                condition=Q(party__isnull=False) | Q(number_index__isnull=False), name="somebody_visits"
            ),
        )
        indexes = (
            models.Index(fields=["hall", "starts_at", "id"], name="appointments_of_hall"),
            models.Index(fields=["starts_at", "id"], name="appointments_by_time"),
            models.Index(fields=["party", "-starts_at"], name="appointments_of_party"),
            models.Index(fields=["number_index"], name="appointments_of_stranger"),
            models.Index(fields=["starts_at"], name="appointments_awaited", condition=Q(state="booked")),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def seat(self) -> Seat:
        """Where, when and in which place they are expected."""
        return Seat(hall=self.hall_id, starts_at=self.starts_at, ends_at=self.ends_at, place=self.place)

    @property
    def slot(self) -> Slot:
        """The time alone."""
        return Slot(self.starts_at, self.ends_at)

    @property
    def standing(self) -> AppointmentStanding:
        """The indexed state, as the rules see it."""
        return AppointmentStanding(
            state=AppointmentState(self.state), seat=self.seat, visit=self.visit_id, moves=self.version
        )

    def index(self, standing: AppointmentStanding) -> None:
        """Take over a state that the rules derived."""
        seat = standing.seat
        self.state, self.visit_id, self.version = standing.state, standing.visit, standing.moves
        self.hall_id, self.starts_at, self.ends_at, self.place = seat.hall, seat.starts_at, seat.ends_at, seat.place


class AppointmentStep(HistoryRow):
    """One move: who made it, when, what it changed and why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="steps", db_index=False)
    n = models.PositiveIntegerField()
    move = models.CharField(max_length=8, choices=one_of(AppointmentMove))
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    place = models.PositiveSmallIntegerField(null=True)
    visit = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=12, blank=True, choices=one_of(ChangeReason))
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("appointment", "n")
        constraints = (models.UniqueConstraint(fields=["appointment", "n"], name="one_appointment_move_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.n} {self.move}"

    @property
    def as_rule(self) -> AppointmentRecord:
        """The row as the rules see it."""
        seat = None
        if self.hall_id and self.starts_at and self.ends_at and self.place:
            seat = Seat(hall=self.hall_id, starts_at=self.starts_at, ends_at=self.ends_at, place=self.place)
        return AppointmentRecord(move=AppointmentMove(self.move), seat=seat, visit=self.visit_id)


class AppointmentReminder(HistoryRow):
    """That the visitor was reminded of one time; once for each."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="reminders", db_index=False)
    starts_at = models.DateTimeField()
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=["appointment", "starts_at"], name="reminded_once_of_each_slot"),)

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.starts_at}"


class AppointmentNotice(HistoryRow):
    """Something the visitor was told about an appointment."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="notices", db_index=False)
    notice = models.OneToOneField(Notice, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    """Of which time it told."""

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["appointment"], name="notices_of_appointment"),)

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.notice_id}"
