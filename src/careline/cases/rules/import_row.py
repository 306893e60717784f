"""One row of somebody's export becomes an intake, or is rejected with its column and reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.import_map import ImportMap
from careline.cases.rules.intake import TITLE_LIMIT, Intake
from careline.cases.rules.stages import StageName
from careline.cases.rules.suggestion import Lexicon
from careline.kernel.refusals import Refusal
from careline.kernel.tables.cells import Cell, WordUnknown
from careline.parties.rules.details import CustomerDetails

W = TypeVar("W", bound=StrEnum)
SUGGEST = "suggest"


class DateUnreadable(Refusal):
    """A date is in none of the map's formats, or is no date at all."""

    code = "cases.date_unreadable"


@dataclass(frozen=True)
class RowReader:
    """A map, ready to read rows."""

    map: ImportMap
    lexicon: Lexicon

    def read(self, row: Mapping[str, str]) -> Intake:
        """Return the intake of one row; columns are named as in the file.

        :raises CellEmpty: and whatever else a cell is refused for; its field is the column.
        """
        title = self._text("title", row)
        category, words = self._category(row, title)
        stage = self._text("stage", row)
        return Intake(
            title=title[:TITLE_LIMIT] if len(title) > TITLE_LIMIT else title,
            description=self._text("description", row) or (title if len(title) > TITLE_LIMIT else ""),
            channel=self._word("channel", row, Channel),
            customer=CustomerDetails.of_texts(
                {name: cell.text(row) for name, cell in self.map.customer.items()}, source_channel="import"
            ),
            external_id=self._text("external_id", row),
            on_behalf=self._text("on_behalf", row) == "yes",
            place=self._text("place", row),
            jurisdiction=self._text("jurisdiction", row) or "cn",
            category=category,
            category_words=words,
            urgency=self._word("urgency", row, Urgency) if "urgency" in self.map.complaint else Urgency.NORMAL,
            was_told=True,
            received_at=_instant(self.map.complaint["received_at"], row),
            carried_stage=self._word("stage", row, StageName) if stage else None,
            evidence=self.map.complaint["stage"].evidence if stage else "",
        )

    def column_of(self, field: str) -> str:
        """Return the columns a field of the intake comes from, for the reject file."""
        cell = self.map.complaint.get(field) or self.map.customer.get(field)
        return cell.where if cell and cell.columns else field

    def _text(self, field: str, row: Mapping[str, str]) -> str:
        cell = self.map.complaint.get(field)
        return cell.text(row) if cell else ""

    def _word(self, field: str, row: Mapping[str, str], words: type[W]) -> W:
        said = self._text(field, row)
        try:
            return words(said)
        except ValueError as unknown:
            raise WordUnknown(field=self.column_of(field), given=said) from unknown

    def _category(self, row: Mapping[str, str], title: str) -> tuple[str, tuple[str, ...]]:
        told = self._text("category", row)
        if told != SUGGEST:
            return told, ()
        suggested = self.lexicon.suggest(title)
        return (suggested.category, suggested.words) if suggested else ("", ())


def _instant(cell: Cell, row: Mapping[str, str]) -> datetime:
    said = cell.text(row)
    for form in cell.formats:
        try:
            read = datetime.strptime(said, form)  # noqa: DTZ007  (the zone comes from the map, on the next line)
            return _exchanged(read, cell.exchanged_up_to_day).replace(tzinfo=cell.zone)
        except ValueError:
            continue
    raise DateUnreadable(field=cell.where, given=said)


def _exchanged(read: datetime, up_to_day: int) -> datetime:
    return read.replace(day=read.month, month=read.day) if read.day <= up_to_day else read
