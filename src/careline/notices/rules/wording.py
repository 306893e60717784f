"""Texts with variables: checked when they are written, filled in when something goes out."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from careline.kernel.refusals import Refusal

VARIABLE = re.compile(r"\{(\w+)\}")
BRACE = re.compile(r"[{}]")
SUBJECT_LIMIT = 150
TEXT_LIMIT = 4000
CONTROL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")


class UnknownNoticeVariable(Refusal):
    """A text names a variable nobody fills."""

    code = "notices.unknown_variable"


class StrayBrace(Refusal):
    """A brace that belongs to no variable: most likely one that was mistyped."""

    code = "notices.stray_brace"


class NoticeTextMissing(Refusal):
    """A text is empty in one of the languages."""

    code = "notices.text_missing"


class NoticeTextTooLong(Refusal):
    """A text is longer than it can be."""

    code = "notices.text_too_long"


@dataclass(frozen=True)
class Wording:
    """What is said in one language."""

    subject: str
    text: str

    def filled(self, values: Mapping[str, str]) -> "Wording":
        """Return the words with the variables filled in; a subject stays one line whatever the values hold.

        Each place is filled once: a brace inside a value is a brace, not another variable.
        """
        subject = VARIABLE.sub(lambda found: values.get(found[1], ""), self.subject)
        text = VARIABLE.sub(lambda found: values.get(found[1], ""), self.text)
        return Wording(CONTROL.sub(" ", subject).strip(), text.replace("\r\n", "\n").replace("\x00", "").strip())


def check_wording(wording: Wording, *, language: str, variables: Collection[str], has_subject: bool) -> None:
    """Refuse words that can't go out.

    :raises NoticeTextMissing: naming the field, such as `text_zh`.
    :raises NoticeTextTooLong: naming the field and its limit in characters.
    :raises UnknownNoticeVariable: naming it, and those there are; likewise `StrayBrace`.
    """
    parts = {"subject": (wording.subject, SUBJECT_LIMIT), "text": (wording.text, TEXT_LIMIT)}
    for name, (said, limit) in parts.items():
        field = f"{name}_{language}"
        if not said.strip() and (name == "text" or has_subject):
            raise NoticeTextMissing(field=field)
        if len(said) > limit:
            raise NoticeTextTooLong(field=field, limit=limit, length=len(said))
        check_variables(said, field, variables)


def check_variables(said: str, field: str, variables: Collection[str]) -> None:
    """Refuse words that name what nobody fills in.

    :raises UnknownNoticeVariable: naming it, and those there are; likewise `StrayBrace`.
    """
    for name in VARIABLE.findall(said):
        if name not in variables:
            raise UnknownNoticeVariable(field=field, variable=name, variables=", ".join(variables))
    if stray := BRACE.search(VARIABLE.sub("", said)):
        raise StrayBrace(field=field, brace=stray.group())
