"""Whether this process can do its work, for load balancers and `careline doctor`."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse

PATH = "healthz"


def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, else 503; it says nothing about anything else, to anybody."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
