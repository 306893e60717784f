"""A form to try: what was charged, and what is needed when."""

from careline.forms.rules.shapes import Choice, Compare, Condition, FieldShape, FormShape, Line
from careline.forms.rules.types import FieldType

KIND = FieldShape(
    code="kind",
    type=FieldType.CHOICE,
    name_zh="费用类型",
    name_en="Kind of charge",
    choices=(Choice(code="roaming", zh="漫游", en="Roaming"), Choice(code="plan", zh="套餐", en="Plan")),
)
AMOUNT = FieldShape(
    code="amount", type=FieldType.MONEY, name_zh="争议金额", name_en="Disputed sum", least=1, most=1_000_000
)
COUNTRY = FieldShape(code="country", type=FieldType.TEXT, name_zh="国家", name_en="Country", most=10)
MONTH = FieldShape(code="since", type=FieldType.DATE, name_zh="起始日期", name_en="Since")
CALL_BACK = FieldShape(code="call_back", type=FieldType.PHONE, name_zh="回电号码", name_en="Call back on")
SIGNAL = FieldShape(code="signal", type=FieldType.NUMBER, name_zh="信号", name_en="Signal", least=-140, most=-40)


def billing(*lines: Line) -> FormShape:
    return FormShape(
        code="billing",
        version=1,
        name_zh="费用争议",
        name_en="Disputed charge",
        lines=lines
        or (
            Line(field=KIND, is_required=True),
            Line(field=AMOUNT),
            Line(field=COUNTRY, required_when=(Condition(field="kind", test=Compare.IS, value="roaming"),)),
            Line(field=CALL_BACK),
        ),
    )
