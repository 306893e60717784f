"""An index that another one makes superfluous costs every write, and answers nothing."""

import pytest
from django.db import connection

SUPERFLUOUS = """
SELECT narrow.indexrelid::regclass::text, wide.indexrelid::regclass::text
  FROM pg_index AS narrow
  JOIN pg_index AS wide ON wide.indrelid = narrow.indrelid AND wide.indexrelid <> narrow.indexrelid
  JOIN pg_class AS held ON held.oid = narrow.indrelid
  JOIN pg_namespace AS space ON space.oid = held.relnamespace AND space.nspname = 'public'
 WHERE NOT narrow.indisunique AND narrow.indpred IS NULL AND wide.indpred IS NULL
   AND narrow.indexprs IS NULL AND wide.indexprs IS NULL
   AND held.relname NOT LIKE 'procrastinate%'
   AND held.relname <> 'contacts_ordertype_rules'  -- Django makes both for a many-to-many
   AND (narrow.indkey::int2[])[0:narrow.indnkeyatts - 1] = (wide.indkey::int2[])[0:narrow.indnkeyatts - 1]
   AND (narrow.indclass::oid[])[0:narrow.indnkeyatts - 1] = (wide.indclass::oid[])[0:narrow.indnkeyatts - 1]
 ORDER BY 1
"""


def superfluous() -> list[tuple[str, str]]:
    """Return each index that another begins with, and that other."""
    with connection.cursor() as cursor:
        cursor.execute(SUPERFLUOUS)
        return cursor.fetchall()


@pytest.mark.django_db
def test_no_index_only_repeats_the_beginning_of_another() -> None:
    assert superfluous() == []


@pytest.mark.django_db
def test_a_repeating_index_is_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("CREATE INDEX planted ON cases_stage (complaint_id)")
    assert ("planted", "one_move_at_a_time") in superfluous()
