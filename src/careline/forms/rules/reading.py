"""Reading one answer by its field's type: from a screen it comes as text, from a program as JSON of that type."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from careline.forms.rules.shapes import FieldShape
from careline.forms.rules.types import LENGTHS, FieldType, Value
from careline.kernel.refusals import Refusal
from careline.security.rules.normalising import normal_number

DIGITS = 15
"""A JSON number keeps so many digits exactly (IEEE 754 binary64)."""
DOCUMENT = re.compile(r"[0-9A-Z-]{5,30}")
"""Passports and permits have 5 signs and more, a resident's identity card 18 (GB 11643-1999)."""
YES = {True: True, "true": True, "yes": True, "on": True, "1": True}
NO = {False: False, "false": False, "no": False, "0": False}


class AnswerTooLong(Refusal):
    """A text is longer than its field holds."""

    code = "forms.answer_too_long"


class NotReadable(Refusal):
    """A text holds a NUL character, or isn't a text at all."""

    code = "forms.answer_not_readable"


class NotANumber(Refusal):
    """What should be a number isn't one."""

    code = "forms.not_a_number"


class NotMoney(Refusal):
    """What should be a sum of money isn't one."""

    code = "forms.not_money"


class OutOfBounds(Refusal):
    """A number is smaller or larger than its field allows."""

    code = "forms.out_of_bounds"


class NotADate(Refusal):
    """What should be a day isn't one."""

    code = "forms.not_a_date"


class NotAChoice(Refusal):
    """Something was chosen that isn't offered."""

    code = "forms.not_a_choice"


class NotYesOrNo(Refusal):
    """Neither yes nor no."""

    code = "forms.not_yes_or_no"


class NotAPhoneNumber(Refusal):
    """No telephone has such a number."""

    code = "forms.not_a_phone_number"


class NotADocument(Refusal):
    """No identity document has such a number."""

    code = "forms.not_a_document"


def read_answer(field: FieldShape, told: object) -> Value | None:
    """Return the answer as it is kept; None when nothing was told.

    :raises Refusal: one of this module's, when it can't be an answer to this field.
    """
    if told is None or told == [] or (isinstance(told, str) and not told.strip()):
        return None
    return READERS[field.type](field, told)


def _text(field: FieldShape, told: object) -> str:
    if not isinstance(told, str) or "\x00" in told:
        raise NotReadable
    text, limit = told.strip(), field.most or LENGTHS.get(field.type, LENGTHS[FieldType.TEXT])
    if len(text) > limit:
        raise AnswerTooLong(limit=limit, length=len(text))
    return text


def _decimal(told: object, refusal: type[Refusal]) -> Decimal:
    if isinstance(told, bool) or not isinstance(told, int | float | str):
        raise refusal
    try:
        number = Decimal(unicodedata.normalize("NFKC", str(told)).replace(",", "").strip())
    except InvalidOperation:
        raise refusal from None
    if not number.is_finite() or len(number.as_tuple().digits) > DIGITS or abs(number.adjusted()) > DIGITS:
        raise refusal
    return number


def _number(field: FieldShape, told: object) -> int | float:
    number = _decimal(told, NotANumber)
    _within(field, number, unit=1)
    return int(number) if number == number.to_integral_value() else float(number)


def _money(field: FieldShape, told: object) -> int:
    """Read yuan from a text, fen from a whole number."""
    if isinstance(told, float):
        raise NotMoney
    fen = _decimal(told, NotMoney) * (100 if isinstance(told, str) else 1)
    if fen != fen.to_integral_value():
        raise NotMoney
    _within(field, fen, unit=100)
    return int(fen)


def _within(field: FieldShape, number: Decimal, *, unit: int) -> None:
    least = -math.inf if field.least is None else field.least
    most = math.inf if field.most is None else field.most
    if not least <= number <= most:
        raise OutOfBounds(least=_said(field.least, unit), most=_said(field.most, unit))


def _said(bound: int | None, unit: int) -> str:
    return "…" if bound is None else f"{Decimal(bound) / unit:f}"


def _date(_field: FieldShape, told: object) -> str:
    try:
        return date.fromisoformat(str(told).strip()).isoformat()
    except ValueError:
        raise NotADate from None


def _choice(field: FieldShape, told: object) -> str:
    codes = tuple(one.code for one in field.choices)
    if told not in codes:
        raise NotAChoice(choices=codes)
    return str(told)


def _choices(field: FieldShape, told: object) -> list[str]:
    chosen = [_choice(field, one) for one in (told if isinstance(told, list | tuple) else [told])]
    return [one.code for one in field.choices if one.code in chosen]


def _yes_no(_field: FieldShape, told: object) -> bool:
    answer = told.strip().lower() if isinstance(told, str) else told
    if not isinstance(answer, str | bool) or answer not in YES | NO:
        raise NotYesOrNo
    return answer in YES


def _phone(field: FieldShape, told: object) -> str:
    number = normal_number(_text(field, told))
    if number is None:
        raise NotAPhoneNumber
    return number


def _document(field: FieldShape, told: object) -> str:
    number = unicodedata.normalize("NFKC", _text(field, told)).replace(" ", "").upper()
    if not DOCUMENT.fullmatch(number):
        raise NotADocument
    return number


READERS: Mapping[FieldType, Callable[[FieldShape, object], Value]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _money,
    FieldType.DATE: _date,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.YES_NO: _yes_no,
    FieldType.PHONE: _phone,
    FieldType.SUBSCRIPTION: _phone,
    FieldType.DOCUMENT: _document,
}
