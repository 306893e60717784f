"""A table as a file for the reader to keep: never shown in the page, never guessed at."""

from datetime import datetime

from django.http import HttpResponse
from django.utils.timezone import localtime

from careline.kernel.tables.writing import MEDIA, TableForm
from careline.web.refused import NoSuchPage


def kind_of_file(word: str) -> TableForm:
    """Return the kind of file an address names.

    :raises NoSuchPage: one nobody writes.
    """
    if word not in tuple(TableForm):
        raise NoSuchPage
    return TableForm(word)


def download(content: bytes, form: TableForm, *, name: str, at: datetime) -> HttpResponse:
    """Return a table as a file, named after what it is of and when, by the clock on the reader's wall.

    :param name: without its ending, in plain letters.
    """
    response = HttpResponse(content, content_type=MEDIA[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{localtime(at):%Y%m%d-%H%M}.{form}"'
    return response
