"""A file that leaves is named so that who keeps it finds it again."""

from datetime import UTC, datetime

from careline.kernel.tables.writing import TableForm
from careline.web.downloads import download


def test_a_file_is_named_after_the_day_on_the_readers_wall() -> None:
    at = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)
    answer = download(b"", TableForm.CSV, name="refused", at=at)
    assert answer["Content-Disposition"] == 'attachment; filename="refused-20261123-0205.csv"'
