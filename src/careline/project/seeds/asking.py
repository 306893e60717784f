"""What the story's operator asks besides: a form for complaints about bills."""

from datetime import datetime

from careline.cases.operations.categories import Naming, set_category
from careline.cases.queries.categories import offered_category
from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.fields import FieldTold, set_field
from careline.forms.rules.shapes import Choice, Compare, Condition
from careline.forms.rules.types import FieldType
from careline.security.actor import Actor

KINDS = (
    Choice(code="roaming", zh="国际漫游", en="Roaming"),
    Choice(code="plan", zh="套餐与增值业务", en="Plan or add-on"),
    Choice(code="arrears", zh="欠费与销户", en="Arrears or closed account"),
)
FIELDS = {
    "charge_kind": FieldTold(type=FieldType.CHOICE, name_zh="费用类型", name_en="Kind of charge", choices=KINDS),
    "disputed_sum": FieldTold(
        type=FieldType.MONEY, name_zh="争议金额", name_en="Disputed sum", least=1, most=10_000_000
    ),
    "country": FieldTold(type=FieldType.TEXT, name_zh="漫游国家或地区", name_en="Country of roaming", most=40),
    "call_back": FieldTold(
        type=FieldType.PHONE,
        name_zh="方便回电的号码",
        name_en="Number to call back",
        help_zh="与业务号码相同时不填。",
        help_en="Left empty when it is the subscription’s own.",
    ),
}
LINES = (
    LineTold(field="charge_kind", is_required=True),
    LineTold(field="disputed_sum"),
    LineTold(field="country", required_when=(Condition(field="charge_kind", test=Compare.IS, value="roaming"),)),
    LineTold(field="call_back"),
)
FORM, CATEGORY = "disputed_charge", "product.billing"


def ask(*, by: Actor, at: datetime) -> None:
    """Define the fields and let the category of bills ask them."""
    for code, told in FIELDS.items():
        set_field(code=code, told=told, by=by, at=at)
    told_form = FormTold(name_zh="费用争议", name_en="Disputed charge", lines=LINES)
    set_form(code=FORM, told=told_form, by=by, at=at)
    category = offered_category(code=CATEGORY)
    names = ("name_zh", "name_en", "position", "strategy_zh", "strategy_en")
    naming = Naming(**{name: getattr(category, name) for name in names}, form=FORM)
    set_category(code=CATEGORY, naming=naming, by=by, at=at)
