"""The contact: one customer, one channel, one unbroken session, with the facts the numbers are made of."""

from django.db import models
from django.db.models import Q

from careline.contacts.rules.facts import (
    CallerCertainty,
    CallerType,
    ContactChannel,
    Direction,
    EndedBy,
    Exclude,
    Medium,
    Outcome,
    ServiceType,
)
from careline.contacts.rules.replay import State
from careline.contacts.rules.speaking import Speaker
from careline.contacts.rules.steps import StepName
from careline.contacts.rules.verification import Level
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.models import Customer, Representative
from careline.security.models import Department, PersonKey, User
from careline.security.rules.blind_index import INDEX_BYTES


class Contact(models.Model):
    """One contact, under a number people can say and check."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=24, unique=True)
    channel = models.CharField(max_length=16, choices=one_of(ContactChannel))
    direction = models.CharField(max_length=8, choices=one_of(Direction))
    external_id = models.CharField(max_length=80, null=True)
    access_number = models.CharField(max_length=24, blank=True)
    caller_type = models.CharField(max_length=16, blank=True, choices=one_of(CallerType))
    caller_key = models.ForeignKey(PersonKey, models.PROTECT, null=True, related_name="+")
    """The key of whoever the caller's number belongs to: the customer's own, once it is known who it is."""
    caller_sealed = models.BinaryField(null=True)
    caller_index = models.BinaryField(null=True, max_length=INDEX_BYTES)
    party = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="+", db_index=False)
    certainty = models.CharField(max_length=8, choices=one_of(CallerCertainty))
    speaker = models.CharField(max_length=16, blank=True, choices=one_of(Speaker))
    """Who speaks; empty while nobody has said, which is taken for the customer."""
    representative = models.ForeignKey(Representative, models.PROTECT, null=True, related_name="+")
    """Which one, where one speaks."""
    level = models.CharField(max_length=8, default=Level.NONE, choices=one_of(Level))
    """How well the caller proved who they are: an index over the verification rows."""
    language = models.CharField(max_length=10, blank=True)
    brand = models.CharField(max_length=20, blank=True)
    region = models.CharField(max_length=20, blank=True)
    segment = models.CharField(max_length=20, blank=True)
    tier = models.CharField(max_length=12, blank=True)
    """What the customer was graded then: copied, because it changes."""
    arrived_at = models.DateTimeField()
    connected_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=8, blank=True, choices=one_of(EndedBy))
    continued_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="continuations")
    continued_medium = models.CharField(max_length=12, blank=True, choices=one_of(Medium))
    words = models.TextField(blank=True)
    """What the customer wrote: a letter, a web form."""
    service_type = models.CharField(max_length=12, blank=True, choices=one_of(ServiceType))
    summary = models.TextField(blank=True)
    result = models.TextField(blank=True)
    score = models.PositiveSmallIntegerField(null=True)
    """How complete the record was when it was closed, 0 to 100."""
    received_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    received_in = models.ForeignKey(Department, models.PROTECT, related_name="+", db_index=False)
    """Where it reached us: whoever supervises there still sees it once it was passed on."""
    # From here down: an index over the step rows, rebuilt by replaying them.
    step = models.CharField(max_length=8, choices=one_of(StepName))
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", db_index=False)
    agent = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    asked = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """The colleague who is consulted just now: an index over the handles."""
    outcome = models.CharField(max_length=20, blank=True, choices=one_of(Outcome))
    exclude = models.CharField(max_length=16, blank=True, choices=one_of(Exclude))
    transfers = models.PositiveSmallIntegerField(default=0)
    """How many legs were passed on (SR11): an index over the handles."""
    version = models.PositiveIntegerField(default=1)
    """How many moves it has made; who changes it says which version he saw."""

    class Meta:
        ordering = ("-arrived_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(representative=None) | Q(speaker=Speaker.REPRESENTATIVE), name="only_who_speaks_is_named"
            ),
            models.UniqueConstraint(fields=["channel", "external_id"], name="one_contact_per_external_id"),
            models.CheckConstraint(condition=Q(step__in=[s.value for s in StepName]), name="known_step"),
            models.CheckConstraint(
                condition=Q(channel__in=[c.value for c in ContactChannel]), name="known_contact_channel"
            ),
            models.CheckConstraint(
                condition=Q(connected_at=None) | Q(connected_at__gte=models.F("arrived_at")),
                name="arrived_then_connected",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("arrived_at")), name="arrived_then_ended"
            ),
        )
        indexes = (
            models.Index(fields=["agent", "-arrived_at", "-id"], name="contacts_of_agent"),
            models.Index(fields=["department", "-arrived_at", "-id"], name="contacts_of_department"),
            models.Index(fields=["party", "-arrived_at"], name="contacts_of_party"),
            models.Index(fields=["caller_index"], name="contacts_of_caller"),
            models.Index(fields=["-arrived_at", "-id"], name="contacts_by_arrival"),
            # Lists count what is open: with all they ask in the index, no row is read for it.
            models.Index(
                fields=["step"],
                include=["id", "agent", "asked", "department", "received_by", "received_in"],
                name="open_contacts_counted",
                condition=~Q(step=StepName.CLOSED),
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def is_identified(self) -> bool:
        """Whether the person proved who they are, at whatever level."""
        return self.level != Level.NONE

    @property
    def state(self) -> State:
        """The indexed state, as the rules see it."""
        return State(
            step=StepName(self.step),
            department=self.department_id,
            agent=self.agent_id,
            outcome=Outcome(self.outcome) if self.outcome else None,
            exclude=Exclude(self.exclude) if self.exclude else None,
            moves=self.version,
        )

    def index(self, state: State) -> None:
        """Take over a state that the rules derived."""
        self.step = state.step
        self.department_id = state.department
        self.agent_id = state.agent
        self.outcome = state.outcome or ""
        self.exclude = state.exclude or ""
        self.version = state.moves
