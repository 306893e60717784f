"""Who might be the same as whom: candidates share what can be told without opening anything."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import connection

from careline.parties.models import Customer

LARGEST = 20
"""So many a customer is compared with: of a company's switchboard, only the earliest."""
CANDIDATES = """
SELECT one.id, other.id
  FROM parties_customer AS one
 CROSS JOIN LATERAL (
       SELECT id FROM parties_customer AS other
        WHERE (other.number_index = one.number_index
               OR other.email_index = one.email_index
               OR other.document_index = one.document_index
               OR (other.surname_index = one.surname_index AND other.last4_index = one.last4_index))
          AND other.id <> one.id AND other.kind = one.kind
          AND other.is_identified AND other.forgotten_at IS NULL AND other.merged_into_id IS NULL
        ORDER BY other.id
        LIMIT %s) AS other
 WHERE one.id = ANY(%s)
   AND one.is_identified AND one.forgotten_at IS NULL AND one.merged_into_id IS NULL
"""


def candidates_for(customers: Collection[Customer]) -> Mapping[UUID, list[Customer]]:
    """Return for each of these the customers to compare him with, in one query for all; most have none."""
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [LARGEST, [one.pk for one in customers]])
        pairs = cursor.fetchall()
    others = Customer.objects.select_related("key").in_bulk({other for _, other in pairs})
    found: dict[UUID, list[Customer]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(others[other])
    return found
