import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careline.kernel.numbering import CaseNumber, UnreadableNumber, WrongCheckDigit

NUMBER = CaseNumber("TS", 2026, 4291)
numbers = st.builds(
    CaseNumber, st.from_regex(r"[A-Z]{1,8}", fullmatch=True), st.integers(1000, 9999), st.integers(1, 10**9)
)


def test_a_number_is_padded_to_six_digits_and_ends_in_its_check_digit() -> None:
    assert str(NUMBER) == "TS-2026-004291-3"
    assert str(CaseNumber("TS", 2026, 12_345_678)).startswith("TS-2026-12345678-")


@pytest.mark.parametrize(
    "typed",
    [
        "TS-2026-004291-3",
        "ts20260042913",
        " ts 2026 004291 3 ",
        "TS–2026—004291−3",
        "ＴＳ－２０２６－００４２９１－３",
        "TS/2026/004291/3",
        "TS 2026　004291　3",
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str) -> None:
    assert CaseNumber.parse(typed) == NUMBER


@pytest.mark.parametrize(
    "typed",
    ["", "TS", "2026-004291-3", "TS-2026-4291-3", "TS-2026-00429x-3", "TS-٢٠٢٦-004291-3", "T" * 200, "TS-" + "9" * 30],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableNumber):
        CaseNumber.parse(typed)


def test_a_wrong_check_digit_is_refused_by_name() -> None:
    with pytest.raises(WrongCheckDigit) as refused:
        CaseNumber.parse("TS-2026-004291-4")
    assert refused.value.params == {"text": "TS-2026-004291-4"}


@given(numbers)
def test_what_is_printed_is_read_back(number: CaseNumber) -> None:
    assert CaseNumber.parse(str(number)) == number


@given(numbers, st.data())
def test_every_single_wrong_digit_is_caught(number: CaseNumber, data: st.DataObject) -> None:
    prefix, digits = number.prefix, str(number).removeprefix(number.prefix).replace("-", "")
    place = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from("0123456789"))
    assume(digits[place] != wrong)
    with pytest.raises(WrongCheckDigit):
        CaseNumber.parse(prefix + digits[:place] + wrong + digits[place + 1 :])


@given(numbers, st.data())
def test_every_exchange_of_neighbours_is_caught(number: CaseNumber, data: st.DataObject) -> None:
    prefix, digits = number.prefix, str(number).removeprefix(number.prefix).replace("-", "")
    place = data.draw(st.integers(0, len(digits) - 2))
    assume(digits[place] != digits[place + 1])
    with pytest.raises(WrongCheckDigit):
        CaseNumber.parse(prefix + digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])


def test_later_numbers_sort_after_earlier_ones() -> None:
    assert CaseNumber("TS", 2025, 9) < CaseNumber("TS", 2026, 1) < CaseNumber("TS", 2026, 2)
