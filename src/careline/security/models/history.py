"""State is a record: rows that are only ever added. The database role the processes run as can't change them either."""

from typing import Any, ClassVar, NoReturn

from careline.security.models.row import Row


class RewritesHistory(TypeError):
    """Code tried to change or delete a row of history."""


class HistoryRow(Row):
    """A row that is written once. `careline migrate` grants the app role INSERT and SELECT on its table, no more."""

    is_append_only: ClassVar[bool] = True

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row.

        :raises RewritesHistory: when it is in the database already.
        """
        if not self._state.adding:
            msg = f"{type(self).__name__} rows are history and are never changed"
            raise RewritesHistory(msg)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: history is never deleted.

        :raises RewritesHistory: always.
        """
        msg = f"{type(self).__name__} rows are history and are never deleted"
        raise RewritesHistory(msg)
