"""Lists somebody keeps: one's own, and the department's."""

from datetime import datetime
from uuid import UUID

import pytest

from careline.cases.models import SavedView
from careline.cases.operations.receiving import receive_complaint
from careline.cases.operations.views import ViewTold, retire_view, save_view
from careline.cases.queries.views import NoSuchView, counted_views, saved_view, views_of
from careline.cases.queries.worklist import Bounds, Filters, View, worklist
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.cases.rules.views import MOST, BadViewFilter, BadViewName, ListOrder, TooManyViews, ViewNameTaken
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.cases.conftest import House

WANG = CustomerDetails(name="王芳", number="13800138000")


def kept(name: str, *, by: Actor, at: datetime, **more: object) -> SavedView:
    return save_view(told=ViewTold(name=name, **more), by=by, at=at)  # type: ignore[arg-type]  # a test's own words


def take(title: str, *, by: Actor, at: datetime, urgency: Urgency = Urgency.NORMAL) -> str:
    intake = Intake(title=title, channel=Channel.PHONE, customer=WANG, urgency=urgency)
    return receive_complaint(intake=intake, by=by, at=at).number


def test_a_list_is_ones_own_until_it_is_shared(house: House, at: datetime) -> None:
    mine = kept(" Urgent ", by=house.li_wei, at=at, narrowed={"urgency": "urgent", "stage": ""})
    shared = kept("Ours", by=house.zhao_min, at=at, is_shared=True)
    assert (mine.name, mine.narrowed, mine.columns) == (
        "Urgent",
        {"urgency": "urgent"},
        ["category", "stage", "with", "due"],
    )
    assert [row.name for row in views_of(by=house.li_wei)] == ["Urgent", "Ours"]
    assert views_of(by=house.zhang_yan) == [shared]
    with pytest.raises(NoSuchView):
        saved_view(by=house.zhang_yan, view=mine.id)
    with pytest.raises(NoSuchView):
        save_view(told=ViewTold(name="Stolen"), view=shared.id, by=house.li_wei, at=at)
    with pytest.raises(NoSuchView):
        retire_view(view=shared.id, by=house.li_wei, at=at)


def test_sharing_needs_the_right_and_administrators_keep_none(house: House, at: datetime) -> None:
    with pytest.raises(Forbidden):
        kept("Ours", by=house.li_wei, at=at, is_shared=True)
    with pytest.raises(Forbidden):
        kept("Mine", by=house.administrator, at=at)


def test_what_no_list_can_be_is_refused(house: House, at: datetime) -> None:
    kept("Urgent", by=house.li_wei, at=at)
    for name, refusal in (
        ("  ", BadViewName),
        ("x" * 41, BadViewName),
        ("a\nb", BadViewName),
        ("Urgent", ViewNameTaken),
    ):
        with pytest.raises(refusal):
            kept(name, by=house.li_wei, at=at)
    with pytest.raises(BadViewFilter):
        kept("Odd", by=house.li_wei, at=at, narrowed={"surname": "wang"})
    for number in range(MOST - 1):
        kept(f"list {number}", by=house.li_wei, at=at)
    with pytest.raises(TooManyViews):
        kept("one more", by=house.li_wei, at=at)


def test_a_list_is_changed_and_its_name_is_free_once_it_is_gone(house: House, at: datetime) -> None:
    view = kept("Urgent", by=house.li_wei, at=at)
    told = ViewTold(name="Fast", order=ListOrder.NEWEST)
    assert save_view(told=told, view=view.id, by=house.li_wei, at=at).order == "newest"
    retire_view(view=view.id, by=house.li_wei, at=at)
    assert views_of(by=house.li_wei) == []
    kept("Fast", by=house.li_wei, at=at)
    events = LedgerEntry.objects.filter(event__startswith="cases.saved_view").order_by("id")
    assert [one.event for one in events] == ["cases.saved_view_set"] * 2 + [
        "cases.saved_view_retired",
        "cases.saved_view_set",
    ]


def test_all_lists_are_counted_in_one_query(house: House, at: datetime, django_assert_num_queries: object) -> None:
    take("Slow", by=house.li_wei, at=at)
    take("Fast", by=house.li_wei, at=at, urgency=Urgency.URGENT)
    take("Somebody else’s", by=house.zhang_yan, at=at)
    names = [UUID(int=number) for number in range(3)]
    asked = (Filters(), Filters(urgency="urgent"), Filters(view=View.ALL))
    narrowed = dict(zip(names, asked, strict=True))
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's own context
        found = counted_views(by=house.li_wei, bounds=Bounds.of_day(at), narrowed=narrowed)
    assert found == {names[0]: 2, names[1]: 1}


def test_the_newest_stand_first_page_after_page(house: House, at: datetime) -> None:
    numbers = [take(f"No {n}", by=house.li_wei, at=at) for n in range(3)]
    asked = {"by": house.li_wei, "bounds": Bounds.of_day(at), "filters": Filters(), "order": ListOrder.NEWEST}
    first = worklist(limit=2, **asked)  # type: ignore[arg-type]  # the same words twice
    assert first.next is not None
    rest = worklist(limit=2, after=first.next.encode(), **asked)  # type: ignore[arg-type]  # likewise
    assert [row.number for row in (*first.rows, *rest.rows)] == numbers[::-1]
