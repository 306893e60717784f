"""A stale profile to verify as a line of a list, the customer masked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from careline.parties.queries.customers import masked
from careline.web.faces.customer import brief


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    """One profile somebody has to verify."""

    id: UUID
    customer: str
    customer_address: str
    checked_at: datetime
    """When somebody looked at the profile last."""
    agent: str
    due_on: date
    is_late: bool


def task_row(task: Any, *, today: date) -> TaskRow:
    """Return a task as a list shows it."""
    return TaskRow(
        id=task.id,
        customer=brief(masked(task.customer)),
        customer_address=reverse("web:customer", args=[task.customer_id]),
        checked_at=task.customer.checked_at,
        agent=task.agent.full_name,
        due_on=task.due_on,
        is_late=task.due_on < today,
    )
