"""The complaint: what was said, and an index of where it stands. Where it stands is told by its stage rows."""

from django.db import models

from careline.cases.models.category import Category
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.replay import State
from careline.cases.rules.stages import ANSWERED, StageName
from careline.kernel.identity import new_id
from careline.parties.models import Customer
from careline.security.models import Department, User
from careline.security.models.row import Row

ANSWERED_STAGES = sorted(ANSWERED)


class Complaint(Row):
    """One complaint, under a number people can say and check.

    Its links have no index where none asks for rows by them: each costs every intake its write.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=24)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    on_behalf = models.BooleanField(default=False)
    place = models.CharField(max_length=120, blank=True)
    jurisdiction = models.CharField(max_length=16)
    channel = models.CharField(max_length=16)
    external_id = models.CharField(max_length=80, null=True)
    source = models.CharField(max_length=16)
    """Who gave the external id: the channel, or a form of ours, where a name is its token."""
    complained_about = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    received_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    received_in = models.ForeignKey(Department, models.PROTECT, related_name="+", db_index=False)
    received_at = models.DateTimeField()

    # From here down: an index over the stage and due rows, rebuilt by replaying them.
    stage = models.CharField(max_length=16)
    category = models.ForeignKey(Category, models.PROTECT, null=True, related_name="+", db_index=False)
    urgency = models.CharField(max_length=16)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", db_index=False)
    handler = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    """How many moves it has made; who changes it says which version he saw."""

    class Meta:
        ordering = ("due_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["number"], name="one_complaint_per_number"),
            models.UniqueConstraint(fields=["source", "external_id"], name="one_complaint_per_external_id"),
            models.CheckConstraint(condition=models.Q(stage__in=[s.value for s in StageName]), name="known_stage"),
            models.CheckConstraint(condition=models.Q(urgency__in=[u.value for u in Urgency]), name="known_urgency"),
            models.CheckConstraint(condition=models.Q(channel__in=[c.value for c in Channel]), name="known_channel"),
            models.CheckConstraint(
                condition=~models.Q(handler=models.F("complained_about")), name="handler_is_not_complained_about"
            ),
        )
        indexes = (
            models.Index(
                fields=["department", "due_at", "id"],
                name="open_by_department",
                condition=~models.Q(stage__in=ANSWERED_STAGES),
            ),
            models.Index(
                fields=["handler", "due_at", "id"],
                name="open_by_handler",
                condition=~models.Q(stage__in=ANSWERED_STAGES),
            ),
            models.Index(fields=["due_at", "id"], name="complaints_by_due_time"),
            models.Index(fields=["customer", "received_at"], name="complaints_of_customer"),
            models.Index(
                fields=["complained_about"],
                name="complaints_about_somebody",
                condition=models.Q(complained_about__isnull=False),
            ),
            # Boards and lists count what isn't put away: with all they ask in the index, no row is read for it.
            models.Index(
                fields=["stage", "due_at"],
                include=["department", "received_in", "handler", "received_by", "complained_about"],
                name="counted_by_stage",
                condition=~models.Q(stage=StageName.ARCHIVED),
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def state(self) -> State:
        """The indexed state, as the rules see it."""
        return State(
            stage=StageName(self.stage),
            department=self.department_id,
            urgency=Urgency(self.urgency),
            category=self.category_id,
            handler=self.handler_id,
            moves=self.version,
        )

    def index(self, state: State) -> None:
        """Take over a state that the rules derived."""
        self.stage = state.stage
        self.department_id = state.department
        self.urgency = state.urgency
        self.category_id = state.category
        self.handler_id = state.handler
        self.version = state.moves
