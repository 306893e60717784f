"""Complaints' clocks dated anew when a calendar changes: one statement for some thousands of them.

A clock that moves gets one row more, with the cause; so does one that begins or ceases to bind. `Complaint.due_at`
follows the binding one.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb

from careline.cases.queries.dated import (
    COUNTED,
    HELD,
    PROVISIONAL,
    REACHED,
    RUNS,
    START,
    aimed,
    asked,
    count_reached,
    first_moved,
    groups,
)
from careline.clocks.ports.dated import MovedClock, Redated
from careline.clocks.rules.redating import Affected, Group, Target
from careline.security.actor import Actor

CLAIM = f"""
SELECT c.id FROM cases_complaint c
 CROSS JOIN LATERAL (SELECT FROM cases_duedate d WHERE d.complaint_id = c.id AND {REACHED} LIMIT 1) has
 WHERE {RUNS} AND (%(after)s::uuid IS NULL OR c.id > %(after)s)
 ORDER BY c.id LIMIT %(limit)s FOR UPDATE OF c"""  # noqa: S608  (put together from constants)
"""By the index, one after the other: the worker comes fifty times for a million of them."""

NEW_ID = """encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
    substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid"""
"""A UUIDv7, as every other row has; PostgreSQL makes them itself from 18 on."""

REDATE = f"""
WITH target AS MATERIALIZED (
    SELECT * FROM unnest(%(of)s::uuid[], %(starts)s::timestamptz[], %(dues)s::timestamptz[], %(unsettled)s::bool[],
                         %(steps)s::jsonb[]) AS t(rule, start, due_at, is_provisional, steps)),
held AS (
    SELECT d.*, {START} AS start, {PROVISIONAL} AS is_provisional, {COUNTED} AS is_counted
      FROM {HELD} JOIN cases_complaint c ON c.id = d.complaint_id),
dated AS (
    SELECT h.*, COALESCE(t.due_at, h.due_at) AS new_due_at,
           COALESCE(jsonb_build_array(h.steps->0) || t.steps, h.steps) AS new_steps,
           COALESCE((t.due_at, t.is_provisional) <> (h.due_at, h.is_provisional), FALSE) AS is_moved,
           h.rule = ANY(%(settling)s) AS settles
      FROM held h LEFT JOIN target t ON h.is_counted AND t.rule = h.rule AND t.start = h.start),
ranked AS (
    SELECT *, settles AND row_number() OVER (PARTITION BY complaint_id, settles ORDER BY new_due_at, rule_code) = 1
           AS binds
      FROM dated),
added AS (
    INSERT INTO cases_duedate (id, complaint_id, rule, rule_code, certainty, started_at, due_at, steps, is_binding,
                               computed_at, cause)
    SELECT {NEW_ID}, complaint_id, rule, rule_code, certainty, started_at, new_due_at,
           CASE WHEN is_moved THEN new_steps ELSE steps END, binds, %(at)s, %(cause)s
      FROM ranked WHERE is_moved OR binds <> is_binding),
bound AS (
    UPDATE cases_complaint c SET due_at = r.new_due_at
      FROM ranked r WHERE r.complaint_id = c.id AND r.binds AND c.due_at IS DISTINCT FROM r.new_due_at)
SELECT count(*) FILTER (WHERE new_due_at <> due_at), count(*) FILTER (WHERE new_due_at < due_at) FROM ranked"""  # noqa: S608  (put together from constants)


class ComplaintsDated:
    """Keeps the clocks of complaints for `clocks.ports.dated`."""

    def count(self, affected: Affected) -> int:
        """Return how many open complaints have an affected clock."""
        return count_reached(affected)

    def claim(self, affected: Affected, *, after: UUID | None, limit: int) -> Sequence[UUID]:
        """Return the next of them by their ids, each locked; what holds is asked after that, in another statement."""
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, asked(affected, after=after, limit=limit))
            return [name for (name,) in cursor.fetchall()]

    def groups(self, affected: Affected, *, among: Collection[UUID] | None = None) -> Sequence[Group]:
        """Return the affected open clocks by rule, start and due time."""
        return groups(affected, among=among)

    def first_moved(
        self, affected: Affected, targets: Sequence[Target], *, by: Actor, limit: int
    ) -> Sequence[MovedClock]:
        """Return the first clocks that targets would move."""
        return first_moved(affected, targets, by=by, limit=limit)

    def redate(
        self,
        affected: Affected,
        targets: Sequence[Target],
        *,
        among: Collection[UUID],
        settling: Collection[UUID],
        cause: str,
        at: datetime,
    ) -> Redated:
        """Add a row for every clock that moves, or binds no longer or anew, and let complaints follow."""
        told = asked(affected, **aimed(targets), among=list(among), settling=list(settling), cause=cause, at=at)
        told["unsettled"] = [one.is_provisional for one in targets]
        told["steps"] = [Jsonb(list(one.steps)) for one in targets]
        with connection.cursor() as cursor:
            cursor.execute(REDATE, told)
            return Redated(*cursor.fetchone())
