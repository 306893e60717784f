"""How a screen adds one thing to a customer's record, or changes one on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.utils.functional import Promise

from careline.security.actor import Actor
from careline.web.agent.profile_forms import RecordForm

Data = Mapping[str, Any]


class Going(TypedDict):
    """About whom, by whom and when."""

    customer: UUID
    record: UUID
    """What is changed; the customer himself where something is added."""
    by: Actor
    at: datetime


@dataclass(frozen=True)
class RecordPage:
    """One entry: its form, its operation, its right."""

    label: str | Promise
    send: str | Promise
    form: type[RecordForm]
    act: Callable[[Data, Going], object]
    done: str | Promise
    right: str
    pane: str
    """Where one comes from and goes back to."""
    told: str | Promise = ""
