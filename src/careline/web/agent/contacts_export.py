"""The list of contacts as a file."""

from io import BytesIO

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from careline.contacts.operations.exporting import export_contacts
from careline.kernel.tables.writing import TableForm
from careline.web.agent.contact_filters import ASKS, AskedContacts, contacts_address
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.downloads import download, kind_of_file
from careline.web.searches import words_of
from careline.web.words.exports import of_contacts

EXPORT = "contacts.export_contacts"


@require_POST
@door(EXPORT, asks=ASKS)
def export(request: Arrived, kind: str) -> HttpResponse:
    """Write the list as it is narrowed; that it left the house, and how many rows it had, is in the ledger."""
    out, form = BytesIO(), kind_of_file(kind)
    filters = AskedContacts.of(request.GET, text=words_of(request)).filters(by=request.actor)
    export_contacts(out=out, form=form, filters=filters, wording=of_contacts(), by=request.actor, at=request.at)
    return download(out.getvalue(), form, name="contacts", at=request.at)


def exports_of(asked: AskedContacts) -> list[tuple[str, str]]:
    """Return the kinds of file a list can be taken out as, each with the address that writes it."""
    query = contacts_address(**asked.query).partition("?")[2]
    return [(form.upper(), f"{reverse('web:contacts-export', args=[form.value])}?{query}") for form in TableForm]
