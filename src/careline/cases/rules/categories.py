"""What a category may be called."""

import re

from careline.kernel.refusals import Refusal

CODE = re.compile(r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")
CODE_LIMIT = 64
NAME_LIMIT = 60


class BadCategoryCode(Refusal):
    """A code is one word, or two joined by a dot."""

    code = "cases.bad_category_code"


class BadCategoryName(Refusal):
    """A name is missing or too long."""

    code = "cases.bad_category_name"


def check_code(code: str) -> None:
    """Refuse a code that isn't one.

    :raises BadCategoryCode: not one or two words of lower-case letters, digits and underscores, 64 characters at most.
    """
    if not CODE.match(code) or len(code) > CODE_LIMIT:
        raise BadCategoryCode(field="code", given=code)


def check_names(*, name_zh: str, name_en: str) -> None:
    """Refuse a category without a name in both languages.

    :raises BadCategoryName: naming the field.
    """
    for field, name in (("name_zh", name_zh), ("name_en", name_en)):
        if not name.strip() or len(name) > NAME_LIMIT:
            raise BadCategoryName(field=field, limit=NAME_LIMIT)
