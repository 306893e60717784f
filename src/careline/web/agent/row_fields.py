"""What of a row can be changed in its place: what many can be given at once, for one, told the version seen."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careline.cases.queries.finding import rights_over_each
from careline.cases.rules.stages import FROM, Move, StageName, check_move
from careline.security.actor import Actor
from careline.security.policy import Forbidden
from careline.web.agent import row_forms as forms
from careline.web.agent.bulk_acts import NoCategoryYet, give, set_category, set_urgency
from careline.web.arrivals import Arrived

CLASSIFY, ASSIGN = "cases.classify_complaint", "cases.assign_complaint"


@dataclass(frozen=True)
class RowField:
    """One thing of a row, and how a screen changes it."""

    label: str | Promise
    right: str
    form: type[forms.RowForm]
    act: Callable[[Mapping[str, Any], str, Arrived], object]
    value: Callable[[Any], str]
    moves: tuple[Move, ...]
    """The moves that change it, one of which must be possible where the complaint stands."""
    needs_category: bool = False


def _category(row: Any) -> str:
    return row.category.code if row.category else ""


def _handler(row: Any) -> str:
    at = row.department.code
    return f"{at} {row.handler.username}" if row.handler else at


def _give(data: Mapping[str, Any], number: str, request: Arrived) -> object:
    """Take the department and the person of one choice apart."""
    department, _space, handler = data["handler"].replace(forms.BY_RULE, "").partition(" ")
    return give({**data, "department": department, "handler": handler, "text": ""}, number, request)


CLASSIFYING = (Move.CLASSIFY, Move.RECLASSIFY)
ROW_FIELDS: Mapping[str, RowField] = {
    "urgency": RowField(
        _("Urgency"),
        CLASSIFY,
        forms.RowUrgencyForm,
        set_urgency,
        lambda row: row.urgency,
        CLASSIFYING,
        needs_category=True,
    ),
    "category": RowField(_("Category"), CLASSIFY, forms.RowCategoryForm, set_category, _category, CLASSIFYING),
    "handler": RowField(_("Handler"), ASSIGN, forms.RowHandlerForm, _give, _handler, (Move.ASSIGN,)),
}
RIGHTS = frozenset(one.right for one in ROW_FIELDS.values())


def changes_of(number: str, asked: str) -> dict[str, str]:
    """Return where each thing of a row is changed.

    :param asked: what the list's own address says, so that the row comes back as that list shows it.
    """
    end = f"?{asked}" if asked else ""
    return {noun: reverse("web:row", args=[number, noun]) + end for noun in ROW_FIELDS}


def changeable(row: Any, held: Collection[str]) -> frozenset[str]:
    """Return what of a row may be changed where it stands, by who holds these rights over it."""
    stage = StageName(row.stage)
    return frozenset(
        noun
        for noun, one in ROW_FIELDS.items()
        if one.right in held
        and any(stage in FROM[move] for move in one.moves)
        and (row.category is not None or not one.needs_category)
    )


def check_change(row: Any, one: RowField, *, by: Actor) -> None:
    """Refuse before anything is asked what could only be refused after it.

    :raises Forbidden: not by who asks.
    :raises IllegalMove: not where the complaint stands.
    :raises NoCategoryYet: its urgency is said together with its category.
    """
    if one.right not in rights_over_each(by=by, ids=[row.id], rights=[one.right]).get(row.id, ()):
        raise Forbidden(policy=one.right)
    stage = StageName(row.stage)
    if not any(stage in FROM[move] for move in one.moves):
        check_move(stage, one.moves[-1])
    if one.needs_category and row.category is None:
        raise NoCategoryYet
