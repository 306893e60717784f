"""The numbers of the three customers one knows well, and who speaks for them. Invented, all of it."""

from dataclasses import dataclass
from datetime import date

from careline.parties.operations.representatives import RepresentativeTold
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.holdings import ProductKind
from careline.parties.rules.representation import RepresentativeKind, Topic
from careline.project.seeds import customers as who

SOMEDAY = date(2026, 1, 1)
"""Stands for a day the story reckons from the present."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """An account with the numbers on it."""

    whose: CustomerDetails
    account: str
    numbers: tuple[str, ...]
    kind: ProductKind = ProductKind.MOBILE
    plan: str
    brand: str = ""
    amount: int
    """What a number costs in a month, in fen."""
    swing: int = 900


LINES = (
    Line(
        whose=who.WANG_FANG,
        account="A202300118",
        numbers=("13800138021", "13800138022"),
        plan="5g-199",
        brand="global-tone",
        amount=16_900,
        swing=2_600,
    ),
    Line(
        whose=who.HUAYUAN,
        account="E202100007",
        numbers=("01064500001", "01064500002"),
        kind=ProductKind.FIXED,
        plan="trunk-30",
        amount=42_000,
        swing=3_500,
    ),
    Line(
        whose=who.HAN_SHUZHEN, account="A201900342", numbers=("13800138709",), plan="silver-29", amount=2_900, swing=60
    ),
)
BUSINESS = frozenset({Topic.COMPLAINTS, Topic.ACCOUNT, Topic.BILLS, Topic.USAGE})
CONTACTS_OF_HUAYUAN = (
    RepresentativeTold(
        kind=RepresentativeKind.ENTERPRISE_CONTACT,
        name="丁晓岚",
        number="13800139516",
        relation="采购部经理",
        evidence="企业联系人登记表 2026-07",
        scope=BUSINESS,
        since=SOMEDAY,
    ),
    RepresentativeTold(
        kind=RepresentativeKind.ENTERPRISE_CONTACT,
        name="贺一鸣",
        number="13800139617",
        relation="机房值班",
        evidence="企业联系人登记表 2026-07",
        scope=frozenset({Topic.COMPLAINTS}),
        since=SOMEDAY,
    ),
)
GUARDIAN_OF_HAN = RepresentativeTold(
    kind=RepresentativeKind.GUARDIAN,
    name="韩冰",
    number="13800138708",
    relation="儿子",
    evidence="监护协议公证书 2025-318",
    scope=frozenset(Topic),
    since=SOMEDAY,
)
