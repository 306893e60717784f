"""Computing features in the database, a set of customers at a time: what each means is said in `rules.features`.

A customer is one row of `chosen`, with all their records in `records`; every other table is asked by an index, once
for each customer (LATERAL), so that no batch reads a table through however the planner guesses. PostgreSQL 15.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection

from careline.cases.models import CustomerFeatures, FeatureRun
from careline.cases.rules.features import BANDS, FEWEST, Window
from careline.cases.rules.stages import StageName
from careline.contacts.rules.facts import SPOKEN, Direction
from careline.parties.rules.consent import ConsentAct, ConsentPurpose

BATCH = 1000
"""So many customers in one transaction: under a second, and killed in the middle nothing much is done twice."""
BETWEEN = "id > %(after)s AND id <= %(last)s"
NAMED = "id = ANY(%(ids)s)"

CUSTOMERS = """
chosen AS MATERIALIZED (
    SELECT id, registered_at FROM parties_customer
     WHERE {which} AND merged_into_id IS NULL AND forgotten_at IS NULL AND is_identified
), tree (id, record) AS (
    SELECT id, id FROM chosen
    UNION ALL
    SELECT tree.id, one.id FROM tree
      JOIN parties_customer one ON one.merged_into_id = tree.record AND one.merged_into_id IS NOT NULL
), family AS MATERIALIZED (
    SELECT id, array_agg(record) AS records FROM tree GROUP BY id
), word AS (
    SELECT family.id, family.records, said.act FROM family LEFT JOIN LATERAL (
        SELECT act FROM parties_consent
         WHERE customer_id = ANY(family.records) AND purpose = %(purpose)s
         ORDER BY said_at DESC, n DESC, act DESC LIMIT 1
    ) said ON true
), ours AS MATERIALIZED (
    SELECT id, records, act IS NOT DISTINCT FROM %(given)s AS agreed FROM word
     WHERE act IS DISTINCT FROM %(withdrawn)s
)
"""
"""Whoever survives, can be told from others and didn't refuse; of two words of one instant a withdrawal counts.

Words count that were said since the night began, too: else a batch would write down again what a reaction threw away.
"""

CONTACTS = """
LEFT JOIN LATERAL (
    SELECT max(arrived_at) AS last_contact_at,
           count(*) FILTER (WHERE arrived_at >= %(quarter)s) AS contacts_90,
           count(*) FILTER (WHERE arrived_at >= %(year)s) AS contacts_365
      FROM contacts_contact
     WHERE party_id = ANY(ours.records) AND direction = %(inbound)s AND exclude = '' AND arrived_at <= %(as_of)s
) met ON true
"""
CHANNEL = """
LEFT JOIN LATERAL (
    SELECT channel FROM contacts_contact
     WHERE party_id = ANY(ours.records) AND direction = %(inbound)s AND exclude = ''
       AND arrived_at BETWEEN %(year)s AND %(as_of)s
     GROUP BY channel ORDER BY count(*) DESC, max(arrived_at) DESC, channel LIMIT 1
) way ON true
"""
HOUR = """
LEFT JOIN LATERAL (
    SELECT hour FROM (
        SELECT extract(hour FROM arrived_at AT TIME ZONE %(zone)s)::smallint AS hour, count(*) AS here,
               sum(count(*)) OVER () AS altogether
          FROM contacts_contact
         WHERE party_id = ANY(ours.records) AND direction = %(inbound)s AND exclude = ''
           AND channel = ANY(%(spoken)s) AND arrived_at BETWEEN %(year)s AND %(as_of)s
         GROUP BY 1
    ) hours WHERE here >= %(fewest)s AND 2 * here > altogether
) habit ON true
"""
"""More than half can stand in one hour only."""

COMPLAINTS = """
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE received_at >= %(quarter)s) AS complaints_90,
           count(*) FILTER (WHERE received_at >= %(year)s) AS complaints_365,
           count(*) FILTER (WHERE stage <> %(archived)s) AS complaints_open
      FROM cases_complaint WHERE customer_id = ANY(ours.records) AND received_at <= %(as_of)s
) complained ON true
"""
ORDERS = """
LEFT JOIN LATERAL (
    SELECT count(*) AS orders_365 FROM contacts_serviceorder
     WHERE party_id = ANY(ours.records) AND begun_at BETWEEN %(year)s AND %(as_of)s
) ordered ON true
"""
SINCE = """
LEFT JOIN LATERAL (
    SELECT min(since) AS customer_since FROM parties_subscription WHERE customer_id = ANY(ours.records)
) held ON true
"""
SPEND = """
LEFT JOIN LATERAL (
    SELECT CASE WHEN count(DISTINCT currency) = 1 THEN max(currency) END AS currency,
           round(sum(amount) FILTER (WHERE month >= %(recent)s)
               / NULLIF(count(DISTINCT month) FILTER (WHERE month >= %(recent)s), 0)) AS spend,
           round(sum(amount) FILTER (WHERE month < %(recent)s)
               / NULLIF(count(DISTINCT month) FILTER (WHERE month < %(recent)s), 0)) AS spend_before
      FROM (
        SELECT DISTINCT ON (used.subscription_id, used.month) used.month, used.amount, used.currency
          FROM parties_subscription line JOIN LATERAL (
            SELECT * FROM parties_consumption
             WHERE subscription_id = line.id AND month >= %(earlier)s AND month < %(month)s
             OFFSET 0
          ) used ON true
         WHERE ours.agreed AND line.customer_id = ANY(ours.records)
         ORDER BY used.subscription_id, used.month, used.n DESC
      ) told
) spent ON true
"""
"""Of a month told several times the last counts. Sums of several currencies are none."""

COMPUTED = """
WITH RECURSIVE {customers}
INSERT INTO cases_customerfeatures AS kept (
    customer_id, run_id, computed_at, last_contact_at, silent_since, contacts_90, contacts_365, main_channel,
    preferred_hour, is_spend_agreed, spend, spend_before, spend_currency, complaints_90, complaints_365,
    complaints_open, orders_365, customer_since
)
SELECT ours.id, %(run)s, %(as_of)s, met.last_contact_at, COALESCE(met.last_contact_at, chosen.registered_at),
       met.contacts_90, met.contacts_365, COALESCE(way.channel, ''), habit.hour, ours.agreed,
       CASE WHEN spent.currency IS NOT NULL THEN spent.spend END,
       CASE WHEN spent.currency IS NOT NULL THEN spent.spend_before END,
       COALESCE(spent.currency, ''), complained.complaints_90, complained.complaints_365,
       complained.complaints_open, ordered.orders_365, held.customer_since
  FROM ours JOIN chosen ON chosen.id = ours.id {sources}
 ORDER BY ours.id
    ON CONFLICT (customer_id) DO UPDATE SET (
    run_id, computed_at, last_contact_at, silent_since, contacts_90, contacts_365, main_channel, preferred_hour,
    is_spend_agreed, spend, spend_before, spend_currency, complaints_90, complaints_365, complaints_open, orders_365,
    customer_since
) = ROW (
    excluded.run_id, excluded.computed_at, excluded.last_contact_at, excluded.silent_since, excluded.contacts_90,
    excluded.contacts_365, excluded.main_channel, excluded.preferred_hour, excluded.is_spend_agreed, excluded.spend,
    excluded.spend_before, excluded.spend_currency, excluded.complaints_90, excluded.complaints_365,
    excluded.complaints_open, excluded.orders_365, excluded.customer_since
)
RETURNING customer_id
"""
"""Written anew, or over what stood there."""

SOURCES = (CONTACTS, CHANNEL, HOUR, COMPLAINTS, ORDERS, SINCE, SPEND)
END = """
SELECT id FROM (SELECT id FROM parties_customer WHERE id > %s ORDER BY id LIMIT %s) batch ORDER BY id DESC LIMIT 1
"""
CURRENCY = """
SELECT mode() WITHIN GROUP (ORDER BY spend_currency) FROM cases_customerfeatures WHERE spend IS NOT NULL
"""
CUTS = """
SELECT percentile_disc(%(parts)s) WITHIN GROUP (ORDER BY last_contact_at), count(last_contact_at),
       percentile_disc(%(parts)s) WITHIN GROUP (ORDER BY contacts_365), count(*),
       percentile_disc(%(parts)s) WITHIN GROUP (ORDER BY spend) FILTER (WHERE spend_currency = %(currency)s),
       count(spend) FILTER (WHERE spend_currency = %(currency)s)
  FROM cases_customerfeatures
"""
"""The least value that so many fifths of the customers don't lie above: one pass over the narrow table a night."""
PARTS = [0.2, 0.4, 0.6, 0.8]
FIRST = UUID(int=0)


def end_of_batch(after: UUID, few: int) -> UUID | None:
    """Return the last of the next few customers, however they stand; None behind the last of all."""
    with connection.cursor() as cursor:
        cursor.execute(END, [after, few])
        found = cursor.fetchone()
    return found[0] if found else None


def write_between(after: UUID, last: UUID, *, window: Window, run: UUID) -> int:
    """Write the rows of the customers behind one up to another, take out what no longer belongs; return how many."""
    written = _written(BETWEEN, {"after": after, "last": last}, window=window, run=run)
    gone = CustomerFeatures.objects.filter(customer__gt=after, customer__lte=last).exclude(run=run)
    gone.delete()
    return len(written)


def write_of(ids: Collection[UUID], *, window: Window) -> tuple[int, int]:
    """Write the rows of these customers, take out what no longer belongs; return how many of each."""
    last = FeatureRun.objects.exclude(ended_at=None).order_by("-ended_at").values_list("pk", flat=True).first()
    written = _written(NAMED, {"ids": list(ids)}, window=window, run=last)
    dropped, _ = CustomerFeatures.objects.filter(customer__in=set(ids) - written).delete()
    return len(written), dropped


def parted_now() -> dict[str, Any]:
    """Return where the bands of what is written now part, as a run keeps it."""
    with connection.cursor() as cursor:
        cursor.execute(CURRENCY)
        (currency,) = cursor.fetchone()
        cursor.execute(CUTS, {"parts": PARTS, "currency": currency or ""})
        found = cursor.fetchone()
    recency, frequency, spend = (
        cuts if count >= len(BANDS) else () for cuts, count in zip(found[::2], found[1::2], strict=True)
    )
    told = {"recency": [one.isoformat() for one in recency], "frequency": list(frequency), "spend": list(spend)}
    return told | {"currency": currency or ""}


def _written(which: str, whose: dict[str, Any], *, window: Window, run: UUID | None) -> set[UUID]:
    customers = CUSTOMERS.format(which=which)
    with connection.cursor() as cursor:
        cursor.execute(
            COMPUTED.format(customers=customers, sources="".join(SOURCES)), {**whose, **_given(window), "run": run}
        )
        return {row[0] for row in cursor.fetchall()}


def _given(window: Window) -> dict[str, Any]:
    return {
        "as_of": window.as_of,
        "quarter": window.quarter,
        "year": window.year,
        "zone": str(window.zone),
        "month": window.month,
        "recent": window.recent,
        "earlier": window.earlier,
        "fewest": FEWEST,
        "inbound": Direction.INBOUND.value,
        "spoken": sorted(one.value for one in SPOKEN),
        "archived": StageName.ARCHIVED.value,
        "purpose": ConsentPurpose.PROFILING.value,
        "given": ConsentAct.GIVEN.value,
        "withdrawn": ConsentAct.WITHDRAWN.value,
    }
