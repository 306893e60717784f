"""A notice and what is sealed in it: the one place that knows whom it is for."""

import json
from collections.abc import Mapping

from careline.notices.models.notice import Notice
from careline.security.rules.sealing import Place
from careline.security.vault import vault_of

TABLE = Notice._meta.db_table  # noqa: SLF001  (Django's documented model _meta API)


def seal_notice(notice: Notice, *, recipient: str, values: Mapping[str, str]) -> None:
    """Put whom it is for and what is filled in into the row, sealed. The row isn't saved.

    :raises Shredded: when the person was forgotten.
    """
    vault = vault_of(notice.key)
    notice.recipient_sealed = vault.seal(recipient, _place(notice, "recipient"))
    notice.values_sealed = vault.seal(json.dumps(dict(values), ensure_ascii=False), _place(notice, "values"))


def recipient_of(notice: Notice) -> str:
    """Return whom it is for, in clear.

    :raises Shredded: when the person was forgotten.
    """
    return vault_of(notice.key).open(bytes(notice.recipient_sealed), _place(notice, "recipient"))


def values_of(notice: Notice) -> Mapping[str, str]:
    """Return what is filled in, in clear.

    :raises Shredded: when the person was forgotten.
    """
    clear = vault_of(notice.key).open(bytes(notice.values_sealed), _place(notice, "values"))
    told: Mapping[str, str] = json.loads(clear)
    return told


def _place(notice: Notice, column: str) -> Place:
    return Place(TABLE, f"{column}_sealed", notice.id)
