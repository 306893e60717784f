"""How long the desk's pages take, in a new house and in one of an operator's size: `ONLY=pages make bench`.

No goal of the yardsticks: it is printed, page by page, so that one sees what grows with the house and what doesn't.
"""

import http.client
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median, quantiles

from bench import calls, filling
from bench.house import House, join, opened
from bench.rounds import tell

SIZE = int(os.environ.get("ROWS", "1000000"))
VISITS = 30
OK = 200


@dataclass(frozen=True)
class Page:
    """One page, and whom it is shown to."""

    name: str
    who: str
    path: str


def measure() -> Iterator[str]:
    """Yield one line for each page: its median and 95th percentile in milliseconds, small and large."""
    with opened() as house:
        join(house.env)
        from careline.kernel import clock

        at = clock.now()
        filling.people(at)
        filling.patterns(at)
        calls.patterns(at)
        pages = list(_pages())
        small = _visited(house, pages)
        for done in filling.customers(SIZE, at):
            tell(f"pages: {done:,} of {SIZE:,} customers")
        calls.contacts(SIZE)
        filling.complaints(SIZE)
        tell(f"pages: {SIZE:,} contacts and complaints")
        large = _visited(house, pages)
        for page in pages:
            yield _line(page, small[page], large[page])


def _pages() -> Iterator[Page]:
    from careline.cases.models import Complaint
    from careline.contacts.models import Contact

    contact = Contact.objects.filter(agent__username="agent-0").order_by("number").values_list("number", flat=True)[0]
    number, customer = Complaint.objects.order_by("number").values_list("number", "customer")[0]
    yield Page("worklist, an agent's", "agent-0", "/worklist")
    yield Page("worklist, the whole house's", "chief", "/worklist?view=all")
    yield Page("worklist, overdue", "chief", "/worklist?view=overdue")
    yield Page("case", "agent-0", f"/complaints/{number}")
    yield Page("intake form", "agent-0", "/intake")
    yield Page("contacts, an agent's", "agent-0", "/contacts?view=mine")
    yield Page("contacts, the whole house's", "chief", "/contacts")
    yield Page("contact", "agent-0", f"/contacts/{contact}")
    yield Page("board", "chief", "/board")
    yield Page("my day", "agent-0", "/my-day")
    yield Page("customers, the whole house's", "chief", "/customers")
    yield Page("customer", "agent-0", f"/customers/{customer}")


def _visited(house: House, pages: list[Page]) -> dict[Page, list[float]]:
    cookies = {who: _cookie(who) for who in {page.who for page in pages}}
    return {page: [_visit(house, page, cookies) for _ in range(VISITS + 1)][1:] for page in pages}


def _cookie(who: str) -> str:
    from careline.kernel import clock
    from careline.security.credentials.sessions import open_session
    from careline.security.models import User
    from careline.web.arrivals import COOKIE

    user = User.objects.get(username=who)
    User.objects.filter(pk=user.pk).update(password_set_at=clock.now(), must_change_password=False)
    return f"{COOKIE}={open_session(user, address=None, device='bench', at=clock.now()).secret}"


def _visit(house: House, page: Page, cookies: Mapping[str, str]) -> float:
    """Return how many milliseconds the page took."""
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=120)
    began = time.perf_counter()
    line.request("GET", page.path, headers={"Cookie": cookies[page.who]})
    answer = line.getresponse()
    answer.read()
    spent = time.perf_counter() - began
    line.close()
    if answer.status != OK:
        raise RuntimeError(f"{page.path} answered {answer.status} {answer.headers.get('Location', '')}")
    return spent * 1000


def _line(page: Page, small: list[float], large: list[float]) -> str:
    before, after = median(small), median(large)
    late = quantiles(large, n=20)[-1]
    return f"{page.name:30} {before:7.1f} ms → {after:7.1f} ms at {SIZE:,} (p95 {late:.1f}; {after / before:.2f}×)"
