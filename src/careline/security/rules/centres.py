"""What a contact centre must have before it can be listed."""

import re
from typing import Final

from careline.kernel.refusals import Refusal

CODE: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,19}")
LONGEST_NAME = 60


class BadCentreCode(Refusal):
    """A code is a short word of ASCII, because it stands in files and addresses."""

    code = "security.bad_centre_code"


class CentreNameMissing(Refusal):
    """A centre has a name in both languages, short enough for a list."""

    code = "security.centre_name_missing"


def check_centre(code: str, *, name_zh: str, name_en: str) -> None:
    """Refuse a centre that can't be.

    :raises BadCentreCode: its code has the wrong shape.
    :raises CentreNameMissing: naming the field.
    """
    if not CODE.fullmatch(code):
        raise BadCentreCode(field="code", given=code)
    for field, name in (("name_zh", name_zh), ("name_en", name_en)):
        if not 0 < len(name.strip()) <= LONGEST_NAME:
            raise CentreNameMissing(field=field, longest=LONGEST_NAME)
