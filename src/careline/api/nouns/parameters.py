"""What stands in addresses."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from careline.api.shapes.kinds import PLAIN
from careline.kernel.numbering import CaseNumber


def canonical(text: str) -> str:
    """Return a number as it is printed, from what somebody typed."""
    return str(CaseNumber.parse(text))


Number = Annotated[
    str,
    StringConstraints(max_length=64, pattern=PLAIN),
    AfterValidator(canonical),
    Field(
        description="A complaint's number as people type it: any case, with or without dashes.",
        examples=["TS-2026-004291-3"],
    ),
]

ContactNumber = Annotated[
    str,
    StringConstraints(max_length=64, pattern=PLAIN),
    AfterValidator(canonical),
    Field(
        description="A contact's number as people type it: any case, with or without dashes.",
        examples=["JC-2026-000042-7"],
    ),
]
OrderNumber = Annotated[
    str,
    StringConstraints(max_length=64, pattern=PLAIN),
    AfterValidator(canonical),
    Field(
        description="A service order's number as people type it: any case, with or without dashes.",
        examples=["YW-2026-000042-7"],
    ),
]
AppointmentNumber = Annotated[
    str,
    StringConstraints(max_length=64, pattern=PLAIN),
    AfterValidator(canonical),
    Field(
        description="An appointment's number as people type it: any case, with or without dashes.",
        examples=["YY-2026-000042-7"],
    ),
]
HallCode = Annotated[
    str, StringConstraints(max_length=32, pattern=PLAIN), Field(description="A hall's code.", examples=["zhongguancun"])
]
ReasonCode = Annotated[
    str, StringConstraints(max_length=80, pattern=PLAIN), Field(description="A reason's code.", examples=["billing"])
]
TemplateCode = Annotated[
    str, StringConstraints(max_length=40, pattern=PLAIN), Field(description="A template's code.", examples=["answered"])
]
FormCode = Annotated[
    str,
    StringConstraints(max_length=40, pattern=PLAIN),
    Field(description="A form's or a field's code.", examples=["billing"]),
]
CategoryCode = Annotated[
    str, StringConstraints(max_length=64, pattern=PLAIN), Field(description="A category's code.", examples=["network"])
]
DepartmentCode = Annotated[
    str,
    StringConstraints(max_length=32, pattern=PLAIN),
    Field(description="A department's code.", examples=["billing"]),
]
CentreCode = Annotated[
    str, StringConstraints(max_length=20, pattern=PLAIN), Field(description="A centre's code.", examples=["north"])
]
Username = Annotated[
    str, StringConstraints(max_length=40, pattern=PLAIN), Field(description="A user name.", examples=["li-wei"])
]
RuleCode = Annotated[
    str, StringConstraints(max_length=64, pattern=PLAIN), Field(description="A rule's code.", examples=["cn.answer"])
]
