"""One spelling for each value before it is indexed, so that the same number typed two ways is the same number."""

import re
import unicodedata

import phonenumbers

LAST = 4
BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff·])\s+(?=[\u3400-\u9fff·])")
MOBILE = re.compile(r"(?:\+86)?(1(?:[3-689][0-9]|7[0-8])[0-9]{8})")
"""A Chinese mobile as nearly everybody writes it: the library comes to the same and takes thirty times as long.
179 is left to it: in some of those it sees the dialling of another carrier."""
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
EMAIL_LONGEST = 254  # RFC 5321 §4.5.3.1.3, less the angle brackets


def normal_number(text: str, *, country: str = "CN") -> str | None:
    """Return a telephone number as E.164; None when no telephone has such a number.

    :param country: ISO 3166 code of the country whose national spelling is meant when no +code is given.
    """
    if country == "CN" and (mobile := MOBILE.fullmatch(text)):
        return f"+86{mobile[1]}"
    try:
        number = phonenumbers.parse(unicodedata.normalize("NFKC", text), country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def last_four(number: str) -> str:
    """Return the last four digits of a number, however it is written; empty when it has fewer."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", number))
    return digits[-LAST:] if len(digits) >= LAST else ""


def normal_name(text: str) -> str:
    """Return a name without the differences that don't make another person: width, case and blanks."""
    name = unicodedata.normalize("NFKC", text).replace("•", "·").replace("・", "·")
    return BETWEEN_HAN.sub("", " ".join(name.split())).casefold()


def normal_email(text: str) -> str | None:
    """Return an e-mail address in one spelling; None when it can't be one.

    The part before the @ is folded too: RFC 5321 lets hosts tell case apart, but no real one does.
    """
    address = unicodedata.normalize("NFKC", text).strip().casefold()
    return address if EMAIL.fullmatch(address) and len(address) <= EMAIL_LONGEST else None
