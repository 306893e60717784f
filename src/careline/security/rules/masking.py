"""What of a personal value may be seen without a reason. A mask's length never tells the length of what it hides."""

import re

import phonenumbers

from careline.security.rules.normalising import MOBILE
from careline.security.rules.surnames import surname_of

HIDDEN = "****"
SHOWN_LAST = 4
LEAST_HIDDEN = 4
"""Characters that stay hidden at the least, whatever the value's length."""
SHORT_NUMBER = 8
"""Numbers with fewer digits are hidden whole: of a virtual network's 6xxx the last four would be the number."""
PROVINCE = r"(?:[\u4e00-\u9fff]{2,6}?(?:省|自治区|特别行政区))"
CITY = r"(?:[\u4e00-\u9fff]{2,4}?(?<![超门夜菜集早])(?:市|自治州|地区|盟))"
DISTRICT = r"(?:[\u4e00-\u9fff]{1,6}?(?<![小社园校])(?:区|县|旗))"
DOWN_TO_DISTRICT = re.compile(rf"(?:{PROVINCE}{CITY}?|{CITY}){DISTRICT}?")


def mask_name(name: str) -> str:
    """Return 王* for 王芳, 欧阳** for 欧阳修文, J*** S*** for John Smith, * for a single sign."""
    name = name.strip()
    if len(name) <= 1:
        return "*" if name else ""
    if not "\u3400" <= name[0] <= "\u9fff":
        return " ".join(f"{word[0]}***" if len(word) > 1 else "***" for word in name.split())
    shown = name[0] if "·" in name else surname_of(name)
    return shown + "*" * min(len(name) - len(shown), 2)


def mask_company(name: str) -> str:
    """Return a company's name but for its first two characters hidden: sole traders trade under their own."""
    return f"{name[:2]}{HIDDEN}" if len(name) > LEAST_HIDDEN else _whole(name)


def mask_number(number: str) -> str:
    """Return 138****8000 for a Chinese mobile, 010****5678 for a landline, +44****3456 abroad, **** if short."""
    if mobile := MOBILE.fullmatch(number):
        return f"{mobile[1][:3]}{HIDDEN}{mobile[1][-SHOWN_LAST:]}"
    try:
        parsed = phonenumbers.parse(number, "CN")
    except phonenumbers.NumberParseException:
        return _whole(number)
    digits = phonenumbers.national_significant_number(parsed)
    if len(digits) < SHORT_NUMBER:
        return HIDDEN
    written, known = _beginning(parsed.country_code or 0, digits)
    last = min(SHOWN_LAST, len(digits) - known - LEAST_HIDDEN)
    return f"{written}{HIDDEN}{digits[len(digits) - last :]}"


def _beginning(country: int, digits: str) -> tuple[str, int]:
    """Return how the shown beginning of a number is written, and how many of its digits that gives away."""
    if country != phonenumbers.country_code_for_region("CN"):
        return f"+{country}", 0
    if len(digits) < len("1012345678"):
        return "", 0
    if len(digits) == len("13800138000") and digits[0] == "1":
        return digits[:3], 3
    if digits[:3] in {"400", "800"}:
        return digits[:3], 3
    area = 2 if digits[0] in "12" else 3  # 010 and 02x, else 0xxx; the trunk 0 isn't part of the number
    return f"0{digits[:area]}", area


def mask_email(email: str) -> str:
    """Return w***@example.com; before the @, three characters or less are hidden whole."""
    local, at, domain = email.rpartition("@")
    if not at:
        return _whole(email)
    return f"{local[0] if len(local) >= LEAST_HIDDEN else ''}***@{domain}"


def mask_address(address: str) -> str:
    """Return the address down to its district (北京市朝阳区****); abroad, the place after the last comma."""
    found = DOWN_TO_DISTRICT.match(address)
    if found:
        return f"{found.group()}{HIDDEN}"
    place = address.rpartition(",")[2].strip()
    is_named = "," in address and place and not any(sign.isdigit() for sign in place)
    return f"{HIDDEN}, {place}" if is_named else _whole(address)


def mask_document(number: str) -> str:
    """Return the first and the last character of an identity document's number; a short one is hidden whole."""
    return f"{number[0]}{HIDDEN * 2}{number[-1]}" if len(number) >= 2 * LEAST_HIDDEN else _whole(number)


def _whole(value: str) -> str:
    return HIDDEN if value else ""
