"""A mask shows what helps to recognise a customer and no more, and its length tells nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.security.rules.masking import (
    mask_address,
    mask_company,
    mask_document,
    mask_email,
    mask_name,
    mask_number,
)

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王芳", "王*"),
        ("王小明", "王**"),
        ("欧阳修", "欧阳*"),
        ("欧阳修文", "欧阳**"),
        ("司馬相如", "司馬**"),
        ("东方", "东*"),  # two characters are a surname and a given name, even where the two could be a surname
        ("阿不都·热依木", "阿**"),
        ("王", "*"),
        ("John Smith", "J*** S***"),
        ("X Æ", "*** ***"),
        ("Æ", "*"),
        ("김민준", "김***"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_names(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+8613800138000", "138****8000"),
        ("13800138000", "138****8000"),
        ("+861012345678", "010****5678"),
        ("+862161234567", "021****4567"),
        ("+8675512345678", "0755****5678"),
        ("+864001234567", "400****567"),  # seven digits follow: four stay hidden
        ("+447911123456", "+44****3456"),
        ("+12025550123", "+1****0123"),
        ("+85221234567", "+852****4567"),
        ("10086", "****"),
        ("661234", "****"),
        ("110", "****"),
        ("not a number", "****"),
        ("", ""),
    ],
)
def test_numbers(number: str, shown: str) -> None:
    assert mask_number(number) == shown


@given(st.from_regex(r"\+[1-9][0-9]{0,14}", fullmatch=True) | st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_four_digits_of_every_number_stay_hidden(number: str) -> None:
    shown = sum(sign.isdigit() for sign in mask_number(number).split("****")[-1])
    national = len(number.lstrip("+"))
    assert "****" in mask_number(number)
    assert shown <= max(0, national - 4)
    assert shown <= 4


@given(st.text("0123456789", max_size=7))
def test_all_short_numbers_look_alike(number: str) -> None:
    assert mask_number(number) == ("****" if number else "")


@pytest.mark.parametrize(
    ("email", "shown"),
    [
        ("wangfang@example.com", "w***@example.com"),
        ("li@example.com", "***@example.com"),
        ("abc@example.com", "***@example.com"),
        ("no-at-sign", "****"),
        ("", ""),
    ],
)
def test_emails(email: str, shown: str) -> None:
    assert mask_email(email) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("北京市朝阳区建国路88号", "北京市朝阳区****"),
        ("广东省深圳市南山区科技园1栋", "广东省深圳市南山区****"),
        ("新疆维吾尔自治区乌鲁木齐市天山区1号", "新疆维吾尔自治区乌鲁木齐市天山区****"),
        ("深圳市科技园1栋", "深圳市****"),
        ("家乐福超市旁3号", "****"),
        ("阳光小区5栋", "****"),
        ("北京市阳光小区5栋", "北京市****"),
        ("12 High Street, London", "****, London"),
        ("Flat 3, 12 High Street", "****"),
        ("", ""),
    ],
)
def test_addresses(address: str, shown: str) -> None:
    assert mask_address(address) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [("11010519491231002X", "1********X"), ("E1234567", "E********7"), ("1234567", "****"), ("", "")],
)
def test_documents(number: str, shown: str) -> None:
    assert mask_document(number) == shown


@pytest.mark.parametrize(
    ("name", "shown"), [("华为技术有限公司", "华为****"), ("张三小吃店", "张三****"), ("小吃店", "****"), ("", "")]
)
def test_companies(name: str, shown: str) -> None:
    assert mask_company(name) == shown


@given(st.text(HAN, min_size=1, max_size=12))
def test_a_chinese_name_never_shows_its_last_character(name: str) -> None:
    assert len(mask_name(name).rstrip("*")) < len(name)


@given(st.text(HAN, min_size=3, max_size=12))
def test_given_names_of_two_characters_and_more_look_alike(given_name: str) -> None:
    assert mask_name("王" + given_name) == "王**"


@given(st.text(max_size=60))
def test_no_mask_fails_or_shows_the_whole(text: str) -> None:
    for mask in (mask_name, mask_company, mask_number, mask_email, mask_address, mask_document):
        shown = mask(text)
        assert "*" in shown or not text.strip()
        assert shown != text or set(text) <= set("* ")
