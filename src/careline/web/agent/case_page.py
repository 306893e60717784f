"""What the page of a complaint shows: what happened on the stage, and beside it clocks, customer and the like."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careline.cases.queries.answers import case_form
from careline.cases.queries.categories import strategy
from careline.cases.queries.clocks import ClockTold, clocks_of
from careline.cases.queries.contacts import contacts_of
from careline.cases.queries.finding import complaint, may, rights_over
from careline.cases.queries.macros import last_run
from careline.cases.queries.notices import notices_of
from careline.cases.queries.similar import similar_to
from careline.cases.queries.timeline import suggestion_of, timeline
from careline.cases.queries.visits import visits_about
from careline.cases.rules.facts import Channel
from careline.cases.rules.stages import ANSWERED, Move, StageName, moves_from
from careline.notices.queries.canned import offered_replies
from careline.security.policy import allows
from careline.web.agent.booking import booking_offered
from careline.web.agent.category_form import form_panel
from careline.web.agent.customer_panel import customer_panel, others_of
from careline.web.agent.files import files_panel
from careline.web.agent.move_table import MOVE_PAGES, NATURAL
from careline.web.arrivals import Arrived
from careline.web.faces.appointment import appointment_face
from careline.web.faces.card import card
from careline.web.faces.case import case_face
from careline.web.faces.clocks import clock_faces
from careline.web.faces.contact import contact_card
from careline.web.faces.moments import here
from careline.web.faces.notice import notice_face
from careline.web.faces.stage_bar import stage_bar
from careline.web.faces.story import SAID, Beginning, Reader, story
from careline.web.words import CHANNELS, MOVES, choices, named

NOTE, CLASSIFY = "cases.note_complaint", "cases.classify_complaint"
PAUSE, ACKNOWLEDGE = "cases.pause_clock", "cases.acknowledge_alarm"
UNGIVEN = frozenset({StageName.RECEIVED, StageName.CLASSIFIED, StageName.RETURNED})
RIGHTS = frozenset({NOTE, *(page.right for page in MOVE_PAGES.values())})


@dataclass(frozen=True)
class Button:
    """One legal move, offered to who may make it."""

    label: str | Promise
    address: str
    key: str
    tone: str


def case_pane(request: Arrived, number: str, *, is_read_only: bool = False) -> dict[str, Any]:
    """Return what the stage shows of one complaint, and the complaint itself as `found`.

    :param is_read_only: whether nothing is to be offered.
    :raises NoSuchComplaint: when there is none, or the actor may not see it.
    """
    found = complaint(by=request.actor, number=number)
    stage = StageName(found.stage)
    held = frozenset() if is_read_only else rights_over(by=request.actor, complaint=found, rights=RIGHTS)
    moves = [move for move in moves_from(stage) if MOVE_PAGES[move].right in held]
    is_open = stage is not StageName.ARCHIVED
    lines, clocks = timeline(complaint=found), clocks_of(complaint=found, at=request.at)
    reader = Reader(number, may_retract=NOTE in held and is_open)
    told = story(lines, first=Beginning(found.description, Channel(found.channel), found.received_at), reader=reader)
    return {
        "found": found,
        "told_clocks": clocks,
        "case": case_face(found, suggestion=suggestion_of(complaint=found), clocks=clocks, at=request.at),
        "steps": stage_bar(stage=stage, rows=[line.move for line in lines if line.move]),
        "story": told,
        "has_talk": any(one.kind in SAID for one in told),
        "moves": list(_buttons(number, stage, moves)),
        "macros_address": reverse("web:case-macros", args=[number]) if is_open and NOTE in held else "",
        "last_macro": _last_macro(request, found) if is_open and not is_read_only else None,
        "asked": form_panel(case_form(found), number=number, can_answer=CLASSIFY in held and is_open),
        "can_note": NOTE in held and is_open,
        "can_reply": Move.REPLY in moves,
        "can_reply_ever": MOVE_PAGES[Move.REPLY].right in held,
        "reply_address": reverse("web:move", args=[number, MOVE_PAGES[Move.REPLY].noun]),
        "note_address": reverse("web:note", args=[number]),
        "reply_channels": choices(CHANNELS),
        "canned_choices": _canned(request) if NOTE in held else [],
    }


def case_context(found: Any, clocks: Sequence[ClockTold], *, request: Arrived) -> dict[str, Any]:
    """Return what stands beside one complaint, with its clocks as the stage told of them."""
    stage, number = StageName(found.stage), found.number
    can_attach = stage is not StageName.ARCHIVED and may(by=request.actor, complaint=found, right=NOTE)
    asked: dict[str, Any] = {"by": request.actor, "complaint": found}
    offered = {
        "can_pause": any(one.can_be_moved for one in clocks) and may(**asked, right=PAUSE),
        "can_acknowledge": any(one.can_be_acknowledged for one in clocks) and may(**asked, right=ACKNOWLEDGE),
    }
    return {
        "clocks": clock_faces(clocks, number=number, by=request.actor, at=request.at, **offered),
        "customer": customer_panel(found.customer_id, number=number, is_open=stage not in ANSWERED, request=request),
        "visits": [appointment_face(row, at=request.at) for row in visits_about(found)],
        "visit_address": booking_offered(request, complaint=number) if can_attach else "",
        "contacts": [contact_card(row) for row in contacts_of(by=request.actor, complaint=found)],
        "files": files_panel(found, can_attach=can_attach),
        "notices": [notice_face(one) for one in notices_of(complaint=found, by=request.actor)],
        "others": others_of(found.customer_id, number=number, request=request),
        "strategy": strategy(category=found.category, language=get_language() or ""),
        "similar": [card(row, at=request.at) for row in similar_to(by=request.actor, complaint=found)],
    }


def _last_macro(request: Arrived, found: Any) -> dict[str, Any] | None:
    """Return what this reader can still take back."""
    run = last_run(complaint=found, by=request.actor, at=request.at)
    if run is None:
        return None
    return {"name": named(run.macro), "at": run.at, "address": reverse("web:macro-return", args=[found.number])}


def _canned(request: Arrived) -> Iterable[Any]:
    """Return the replies a browser without scripts lets one choose from."""
    if not allows(request.actor, "notices.use_canned"):
        return []
    return offered_replies(by=request.actor, on=here(request.at).date())


def _buttons(number: str, stage: StageName, moves: list[Move]) -> Iterator[Button]:
    """Yield a button for each move but the reply, which has the write box; the one that leads on comes first."""
    for move in sorted(moves, key=lambda one: one is not NATURAL.get(stage)):
        if move is not Move.REPLY:
            page = MOVE_PAGES[move]
            label = _("Reassign") if move is Move.ASSIGN and stage not in UNGIVEN else MOVES[move]
            address = reverse("web:move", args=[number, page.noun])
            yield Button(label, address, page.key, "primary" if move is NATURAL.get(stage) else "")
