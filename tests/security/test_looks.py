"""An operation looks for itself: what a page saw before it is asked anew within and after it."""

from datetime import datetime

from careline.kernel.looks import asked_once, one_look
from careline.security.actor import Actor
from careline.security.models import Department
from careline.security.operations.departments import rename_department


def test_what_an_operation_changed_is_seen_in_the_same_look(
    billing: Department, administrator: Actor, at: datetime
) -> None:
    @asked_once
    def name_of(code: str) -> str:
        return Department.objects.get(code=code).name_en

    with one_look():
        assert name_of(billing.code) == billing.name_en
        rename_department(department=billing, name_zh="账务", name_en="Invoicing", by=administrator, at=at)
        assert name_of(billing.code) == "Invoicing"
