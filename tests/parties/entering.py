"""What audits of entries are made of: who entered what when, a sample of it, and what was found."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from careline.parties.models import Customer, EntryAudit
from careline.parties.operations.customers import register_customer
from careline.parties.operations.entry_audits import (
    check_entry,
    draw_entry_audit,
)
from careline.parties.queries.entry_audits import (
    audited_values,
)
from careline.parties.queries.entry_population import Entries, draw
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.entry_audits import (
    EntryEvidence,
    EntryFinding,
)
from careline.parties.rules.sampling import SampleWanted, Unit
from careline.security.actor import Actor
from careline.security.models import Department, User

OCTOBER = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HEADER = "客户编号,客户类型,姓名,联系电话,邮箱,地址,证件类型,证件号码,品牌,地区编码,客群,等级,城市"
DUE = date(2026, 11, 27)
WHOLE = Entries(since=OCTOBER - DAY, before=OCTOBER + 20 * DAY)
TOLD = {Attribute.NAME, Attribute.NUMBER, Attribute.EMAIL, Attribute.ADDRESS, Attribute.DOCUMENT, Attribute.BRAND}
TOLD |= {Attribute.REGION, Attribute.PLACE}


def moved(actor: Actor, code: str) -> None:
    """Seat somebody in a department of its own."""
    place = Department.objects.create(code=code, path=f"hq/{code}/", name_zh=code, name_en=code)
    User.objects.filter(pk=actor.id).update(department=place)


def told(n: int) -> CustomerDetails:
    return CustomerDetails(name="王芳", number=f"1380013800{n}")


def enter(n: int, by: Actor, at: datetime = OCTOBER) -> Customer:
    return register_customer(details=told(n), by=by, at=at)


def wanted(size: int = 100, **narrowed: object) -> SampleWanted:
    return SampleWanted(
        first_day=date(2026, 10, 1),
        last_day=date(2026, 10, 31),
        size=size,
        **narrowed,  # type: ignore[arg-type]
    )


def sample(by: Actor, size: int = 100, **narrowed: object) -> EntryAudit:
    return draw_entry_audit(wanted=wanted(size, **narrowed), by=by, at=NOW)


def units(entries: Entries = WHOLE) -> set[Unit]:
    return {(one.customer, one.attribute) for one in draw(entries, seed="x", size=1000)[1]}


def values_of(*, by: Actor, audit: UUID, found: Sequence[str] = ()) -> Sequence[Any]:
    return audited_values(by=by, audit=audit, found=found).rows


def found(audit: EntryAudit, n: int, finding: EntryFinding, by: Actor, at: datetime = NOW) -> None:
    check_entry(audit=audit.id, n=n, finding=finding, evidence=EntryEvidence.CALL, by=by, at=at)
