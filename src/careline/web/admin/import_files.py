"""The rows of a list that stayed out, as a file to mend and send again."""

from io import BytesIO
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from careline.kernel.tables.writing import write_table
from careline.parties.queries.batches import known_batch, refused_of
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.downloads import download, kind_of_file


@require_GET
@door("parties.import_customers")
def refused(request: Arrived, batch: UUID, kind: str) -> HttpResponse:
    """Write the refused rows as they came, each with where and why."""
    one, out, form = known_batch(by=request.actor, id=batch), BytesIO(), kind_of_file(kind)
    header, rows = refused_of(batch=one)
    write_table(out, form, header, rows)
    return download(out.getvalue(), form, name="refused", at=one.sent_at)
