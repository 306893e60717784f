"""Looking for an answer: which fields, and what may be told."""

import pytest

from careline.forms.rules.reading import NotAChoice, NotMoney, NotYesOrNo
from careline.forms.rules.seeking import SOUGHT, NothingSought, NotSearchable, sought
from careline.forms.rules.shapes import Choice, FieldShape
from careline.forms.rules.types import SEALED, FieldType, Value
from careline.kernel.refusals import Refusal

KINDS = (Choice(code="roaming", zh="国际漫游", en="Roaming"), Choice(code="plan", zh="套餐", en="Plan"))


def field(type_: FieldType) -> FieldShape:
    return FieldShape(code="one", type=type_, name_zh="一", name_en="One", least=5, most=9, choices=KINDS)


@pytest.mark.parametrize(
    ("type_", "told", "value"),
    [
        (FieldType.CHOICE, "roaming", "roaming"),
        (FieldType.CHOICE, " 国际漫游 ", "roaming"),
        (FieldType.CHOICES, "PLAN", ["plan"]),
        (FieldType.YES_NO, "否", False),
        (FieldType.YES_NO, True, True),
        (FieldType.MONEY, "128.50", 12850),
        (FieldType.NUMBER, "12", 12),
        (FieldType.DATE, "2026-03-11", "2026-03-11"),
        (FieldType.TEXT, " 泰国国王岛 ", "泰国国王岛"),
    ],
)
def test_what_is_told_is_read_as_it_is_kept_whatever_bounds_hold_now(
    type_: FieldType, told: object, value: Value
) -> None:
    assert sought(field(type_), told).value == value


@pytest.mark.parametrize(
    ("type_", "told", "refusal"),
    [
        *((one, "13800138000", NotSearchable) for one in sorted(SEALED)),
        (FieldType.LONG_TEXT, "一", NotSearchable),
        (FieldType.TEXT, " ", NothingSought),
        (FieldType.CHOICE, "", NothingSought),
        (FieldType.CHOICE, "fee", NotAChoice),
        (FieldType.MONEY, "much", NotMoney),
        (FieldType.YES_NO, "perhaps", NotYesOrNo),
    ],
)
def test_what_cant_be_looked_for_is_refused(type_: FieldType, told: object, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        sought(field(type_), told)


def test_nothing_that_is_sealed_can_be_looked_for() -> None:
    assert not SOUGHT & SEALED
