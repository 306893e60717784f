"""Locks under a number: alone or together, until the transaction ends."""

import pytest
from django.db import connection, transaction

from careline.security.turns import hold_alone, hold_together

HERE = 0x68657265


def held() -> list[tuple[str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT mode FROM pg_locks WHERE locktype = 'advisory' AND objid = %s", [HERE])
        return list(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_a_lock_is_of_its_kind_and_ends_with_the_transaction() -> None:
    for hold, mode in ((hold_alone, "ExclusiveLock"), (hold_together, "ShareLock")):
        with transaction.atomic():
            hold(HERE)
            assert held() == [(mode,)]
        assert held() == []
