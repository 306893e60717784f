"""One of everything, and somebody who may look at each screen: the street of the matrix, in front of a browser."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from careline.cases.models import Complaint
from careline.parties.models import ImportBatch
from careline.security.models import RoleGrant, User
from careline.security.rules.roles import Role
from tests.architecture.matrix.addresses import PUBLIC, Address, addresses, expected
from tests.architecture.matrix.neighbours import neighbours, person
from tests.architecture.matrix.screens import TABLE
from tests.architecture.matrix.test_screens import Reader
from tests.architecture.matrix.written import Whose

CHAIRS = (Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)
"""Who goes round; of those who may open a screen, the first does."""

NO_PAGE = {
    "home": "it leads on",
    "calendar": "it leads on, to this year",
    "legal-hold": "it leads on, to the customer it stands on",
    "follow-up": "it leads on, to where the promise is kept",
    "sign-in": "it leads on whoever has signed in; looked at before one is",
    "bell": "a number in the bar of every page",
    "canned-offered": "a list in a writing desk, looked at there",
    "case-canned": "likewise",
    "contact-canned": "likewise",
    "order-canned": "likewise",
    "customer-canned": "likewise",
    "draft:intake": "what was typed, brought back into its form",
    "order-draft:answers": "likewise",
    "customer-draft:need": "likewise",
    "case-draft:write": "likewise",
    "contact-draft:record": "likewise",
    "intake-complaints": "a list in the form of an intake",
    "file": "a file",
    "contact-file": "a file",
    "import-refused": "a file",
}
"""What answers no page of its own, and why; the tour sees that this is so."""


class Visit(NamedTuple):
    """One screen, and whose desk it is opened at."""

    role: Role
    url: str
    is_page: bool


class Street:
    """The street, with its people and their errands."""

    def __init__(self, at: datetime) -> None:
        built = neighbours(Role.AGENT, at)
        self.reader = Reader(built, at)
        me = self.reader.me
        self.people: Mapping[Role, User] = {Role.AGENT: me} | {role: self._hire(role, at) for role in CHAIRS[1:]}
        Complaint.objects.filter(handler=me).update(category=self.reader.category)
        ImportBatch.objects.update(sent_by_id=self.people[Role.SUPERVISOR].pk)

    def visits(self) -> Iterator[Visit]:
        """Every screen of the matrix, once."""
        for address in addresses(TABLE):
            if address.method == "GET" and address.rights != (PUBLIC,):
                yield self._visit(address)

    def _visit(self, address: Address) -> Visit:
        is_owned = self.reader.is_owned(address)
        for role in CHAIRS:
            for whose in Whose:
                if whose in expected(address, role, is_owned=is_owned):
                    url = self.reader.url(address, self.reader.known(whose))
                    return Visit(role, url, address.name not in NO_PAGE)
        raise AssertionError(f"{address}: none of {CHAIRS} opens it")

    def _hire(self, role: Role, at: datetime) -> User:
        user = person(str(role), self.reader.me.department)
        User.objects.filter(pk=user.pk).update(password_set_at=at)
        RoleGrant.objects.create(user=user, role=role, granted_at=at)
        return user
