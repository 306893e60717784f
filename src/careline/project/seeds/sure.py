"""What was verified of a few customers, by whom, and with what outcome; and two profiles nobody looked at for long.

Everybody here is invented.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from careline.parties.operations.customers import match_or_register, register_customers
from careline.parties.operations.verifying import confirm_attribute, correct_attribute
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.details import CustomerDetails
from careline.project.seeds import customers as who
from careline.project.seeds.cast import LI_WEI, WANG_XIN, ZHAO_MIN, Colleague
from careline.security.actor import Actor

LONG_AGO = timedelta(days=500)
FORGOTTEN_ABOUT = (
    who.customer("卢静", "13800139718", "保定市竞秀区"),
    who.customer("严峰", "13800139819", "北京市门头沟区", email="yan.feng@example.com"),
)
CONFIRMED = (
    (who.WANG_FANG, (Attribute.NAME, Attribute.NUMBER, Attribute.EMAIL), LI_WEI),
    (who.ZHOU_TING, (Attribute.NAME, Attribute.NUMBER), WANG_XIN),
    (who.SHEN_YUE, (Attribute.EMAIL,), ZHAO_MIN),
)
CORRECTED = (
    (who.WANG_FANG, Attribute.PLACE, "北京市朝阳区望京街道", WANG_XIN),
    (who.SHEN_YUE, Attribute.PLACE, "上海市徐汇区", LI_WEI),
    (who.WANG_FANG, Attribute.BRAND, "global-tone", WANG_XIN),
    (who.WANG_FANG, Attribute.REGION, "beijing", WANG_XIN),
    (who.WANG_FANG, Attribute.SEGMENT, "business", WANG_XIN),
    (who.ZHOU_TING, Attribute.REGION, "tianjin", LI_WEI),
    (who.ZHOU_TING, Attribute.BRAND, "m-zone", LI_WEI),
    (who.SHEN_YUE, Attribute.REGION, "shanghai", LI_WEI),
    (who.HAN_SHUZHEN, Attribute.SEGMENT, "senior", LI_WEI),
    (who.HAN_SHUZHEN, Attribute.REGION, "beijing", LI_WEI),
)


@dataclass(frozen=True)
class Sure:
    """Knows the people and the present, and has them make sure."""

    people: Mapping[str, Actor]
    now: datetime

    def tell(self) -> None:
        """Register who was forgotten about; confirm and correct what was verified."""
        register_customers(details=FORGOTTEN_ABOUT, by=self.people[LI_WEI.username], at=self.now - LONG_AGO)
        for details, attributes, person in CONFIRMED:
            for attribute in attributes:
                confirm_attribute(customer=self._of(details), attribute=attribute, by=self._by(person), at=self._then)
        for details, attribute, value, person in CORRECTED:
            correct_attribute(
                customer=self._of(details), attribute=attribute, value=value, by=self._by(person), at=self._then
            )

    @property
    def _then(self) -> datetime:
        return self.now - timedelta(hours=2)

    def _by(self, person: Colleague) -> Actor:
        return self.people[person.username]

    def _of(self, details: CustomerDetails) -> UUID:
        return match_or_register(details=details, by=self._by(LI_WEI), at=self._then).id
