"""A form while it is being designed: all of it stands in the page, nothing is kept until it is saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from django.http import QueryDict

from careline.forms.operations.designing import FormTold, LineTold
from careline.forms.queries.designs import offered_fields
from careline.forms.rules.shapes import Compare, Condition, FieldShape, FormShape, Line

NEVER, ALWAYS, WHEN = "never", "always", "when"
SLOTS = 3
"""So many conditions a line offers at most on the screen."""


@dataclass(frozen=True)
class Draft:
    """What the page holds."""

    code: str = ""
    name_zh: str = ""
    name_en: str = ""
    lines: Sequence[LineTold] = ()
    whens: frozenset[str] = field(default_factory=frozenset)
    """Fields whose conditions are open on the page, told or not."""

    @classmethod
    def of(cls, form: FormShape) -> Self:
        """Return the draft that begins from a version."""
        lines = [
            LineTold(field=one.field.code, is_required=one.is_required, required_when=tuple(one.required_when))
            for one in form.lines
        ]
        whens = frozenset(one.field for one in lines if one.required_when and not one.is_required)
        return cls(form.code, form.name_zh, form.name_en, tuple(lines), whens)

    @classmethod
    def read(cls, posted: QueryDict) -> Self:
        """Return what was sent."""
        names = {name: posted.get(name, "") for name in ("code", "name_zh", "name_en")}
        codes = posted.getlist("line")
        lines = tuple(_line(code, posted) for code in dict.fromkeys(codes))
        return cls(**names, lines=lines, whens=frozenset(one for one in codes if posted.get(f"need.{one}") == WHEN))

    @property
    def told(self) -> FormTold:
        """The same as the operation takes it."""
        return FormTold(name_zh=self.name_zh, name_en=self.name_en, lines=self.lines)

    def acted(self, act: str, *, new: str = "") -> Self:
        """Return the draft after one press: a line up, down, away or added."""
        verb, _, code = act.partition(":")
        codes = [line.field for line in self.lines]
        lines = list(self.lines)
        match verb:
            case "up" | "down" if code in codes:
                here = codes.index(code)
                there = min(max(here + (1 if verb == "down" else -1), 0), len(lines) - 1)
                lines.insert(there, lines.pop(here))
            case "drop":
                lines = [line for line in lines if line.field != code]
            case "add" if new and new not in codes:
                lines.append(LineTold(field=new))
        return replace(self, lines=tuple(lines))

    def shape(self) -> FormShape:
        """Return the form as it would be asked, for the preview; conditions that can't be judged yet are left out."""
        known = {one.code: one.shape for one in offered_fields()}
        lines = tuple(_shapes(self.lines, known))
        return FormShape(code=self.code, version=0, name_zh=self.name_zh, name_en=self.name_en, lines=lines)


def _line(code: str, posted: QueryDict) -> LineTold:
    need = posted.get(f"need.{code}", NEVER)
    names = (posted.getlist(f"when.{code}.{part}") for part in ("field", "test", "value"))
    told = zip(*names, strict=False)
    conditions = tuple(
        Condition(field=about, test=Compare(test), value=value.strip())
        for about, test, value in told
        if about and test in set(Compare)
    )
    return LineTold(field=code, is_required=need == ALWAYS, required_when=conditions if need == WHEN else ())


def _shapes(lines: Sequence[LineTold], known: dict[str, FieldShape]) -> Iterator[Line]:
    above: set[str] = set()
    for line in lines:
        if line.field in known:
            when = tuple(one for one in line.required_when if one.field in above)
            yield Line(field=known[line.field], is_required=line.is_required, required_when=when)
            above.add(line.field)
