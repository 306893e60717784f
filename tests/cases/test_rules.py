"""The rules of a complaint's life, without a database."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.cases.rules.assignment import Facts, HandlerIsSubject, Rule, check_handler, choose, try_rules
from careline.cases.rules.facts import Answer, Channel, Urgency
from careline.cases.rules.intake import Intake, ReceivedLater, TextTooLong, TitleMissing, UnreadableText, check_intake
from careline.cases.rules.replay import State, Step, advance, begin, replay
from careline.cases.rules.stages import FROM, NOT_BY_HAND, IllegalMove, Move, StageName, moves_from
from careline.parties.rules.details import CustomerDetails
from tests.moments import RECEIVED

DESK, BILLING, CHEN, NOBODY = UUID(int=1), UUID(int=2), UUID(int=3), CustomerDetails()

MAIN_PATH = [
    Step(move=Move.RECEIVE, department=DESK, urgency=Urgency.NORMAL),
    Step(move=Move.CLASSIFY, category=UUID(int=9), urgency=Urgency.URGENT),
    Step(move=Move.ASSIGN, department=BILLING),
    Step(move=Move.ACCEPT, handler=CHEN),
    Step(move=Move.START),
    Step(move=Move.RESOLVE),
    Step(move=Move.REPLY),
    Step(move=Move.FEED_BACK, answer=Answer.YES),
    Step(move=Move.ARCHIVE),
]


def test_the_main_path_leads_to_the_archive() -> None:
    state = replay(MAIN_PATH)
    assert state == State(
        stage=StageName.ARCHIVED,
        department=BILLING,
        urgency=Urgency.URGENT,
        category=UUID(int=9),
        handler=CHEN,
        moves=9,
    )


@pytest.mark.parametrize(
    ("stage", "move"),
    [(stage, move) for stage in StageName for move in Move if stage not in FROM.get(move, frozenset())],
)
def test_every_move_not_in_the_table_is_refused(stage: StageName, move: Move) -> None:
    with pytest.raises(IllegalMove) as refused:
        advance(State(stage=stage, department=DESK), Step(move=move, stage=StageName.ARCHIVED))
    assert refused.value.params == {"move": move, "stage": stage}


def test_nothing_moves_once_archived() -> None:
    assert moves_from(StageName.ARCHIVED) == ()


@pytest.mark.parametrize("answer", [Answer.YES, Answer.SILENT, Answer.UNREACHABLE])
def test_any_answer_but_no_is_fed_back(answer: Answer) -> None:
    assert replay([*MAIN_PATH[:7], Step(move=Move.FEED_BACK, answer=answer)]).stage is StageName.FED_BACK


def test_a_no_returns_it_to_work_and_keeps_its_handler() -> None:
    state = replay([*MAIN_PATH[:7], Step(move=Move.FEED_BACK, answer=Answer.NO)])
    assert (state.stage, state.handler) == (StageName.IN_PROGRESS, CHEN)


def test_giving_it_to_another_department_takes_it_from_the_handler() -> None:
    state = replay([*MAIN_PATH[:5], Step(move=Move.ASSIGN, department=DESK)])
    assert (state.department, state.handler, state.stage) == (DESK, None, StageName.ASSIGNED)


def test_a_life_begins_with_a_receipt() -> None:
    with pytest.raises(ValueError, match="begins with its receipt"):
        begin(Step(move=Move.ASSIGN, department=DESK))


@given(st.lists(st.sampled_from([move for move in Move if move not in NOT_BY_HAND]), max_size=30))
def test_whatever_is_tried_the_state_is_one_the_table_allows(moves: list[Move]) -> None:
    state = begin(MAIN_PATH[0])
    for move in moves:
        step = Step(move=move, department=BILLING, category=DESK, urgency=Urgency.NORMAL, handler=CHEN)
        if move in moves_from(state.stage):
            state = advance(state, step)
        else:
            with pytest.raises(IllegalMove):
                advance(state, step)


FACTS = Facts(category="network.speed", urgency=Urgency.URGENT, channel=Channel.PHONE, complained_about=CHEN)


@pytest.mark.parametrize(
    ("condition", "missed"),
    [
        ({}, ""),
        ({"category": "network"}, ""),
        ({"category": "network.speed"}, ""),
        ({"category": "net"}, "category"),
        ({"category": "network.fault"}, "category"),
        ({"urgency": Urgency.URGENT}, ""),
        ({"urgency": Urgency.NORMAL}, "urgency"),
        ({"channel": Channel.SMS}, "channel"),
        ({"handler": CHEN}, "complained_about"),
        ({"handler": DESK}, ""),
    ],
)
def test_a_rule_says_which_condition_it_missed(condition: dict[str, object], missed: str) -> None:
    rule = Rule(id=uuid4(), department=BILLING, **condition)  # type: ignore[arg-type]
    assert try_rules([rule], FACTS)[0].missed == missed


def test_the_first_rule_that_fits_takes_it_and_later_ones_are_not_tried() -> None:
    rules = [Rule(id=uuid4(), department=DESK, category="product"), *(Rule(id=uuid4(), department=BILLING),) * 2]
    assert [one.missed for one in try_rules(rules, FACTS)] == ["category", ""]
    assert choose(rules, FACTS) is rules[1]
    assert choose(rules[:1], FACTS) is None
    assert choose([], FACTS) is None


def test_nobody_handles_a_complaint_about_himself() -> None:
    with pytest.raises(HandlerIsSubject):
        check_handler(CHEN, CHEN)
    check_handler(None, None)
    check_handler(CHEN, BILLING)


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"title": "  "}, TitleMissing, "title"),
        ({"title": "x" * 201}, TextTooLong, "title"),
        ({"description": "x" * 20_001}, TextTooLong, "description"),
        ({"description": "a\x00b"}, UnreadableText, "description"),
        ({"place": "x" * 121}, TextTooLong, "place"),
        ({"external_id": "\x00"}, UnreadableText, "external_id"),
        ({"jurisdiction": "cn-" + "x" * 14}, TextTooLong, "jurisdiction"),
        ({"received_at": RECEIVED.replace(year=2030)}, ReceivedLater, "received_at"),
    ],
)
def test_what_cannot_be_received_is_refused_with_its_field(
    change: dict[str, object], refusal: type[Exception], field: str
) -> None:
    told = {"title": "5 月账单多扣 128 元", "channel": Channel.PHONE, "customer": NOBODY, **change}
    with pytest.raises(refusal) as refused:
        check_intake(Intake(**told), at=RECEIVED)  # type: ignore[arg-type]
    assert refused.value.field == field  # type: ignore[attr-defined]
