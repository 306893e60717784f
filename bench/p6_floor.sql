-- The floor of P6b: the rows a pause requires, and nothing else: the clock, its move, the complaint's due time, the entry.
\set n random(1, :most)
\set k random(1, 2000000000)
BEGIN;
UPDATE floor.clock SET state = 'paused', due_at = NULL WHERE id = (SELECT clock FROM floor.named WHERE n = :n);
INSERT INTO floor.move (id, clock_id, n, kind, at, reason, due_before, due_after, steps, actor_kind, actor_name, entry_id)
  SELECT gen_random_uuid(), clock, :k, 'pause', now(), 'customer_asked', now(), NULL,
         '[{"code": "started"}, {"code": "counted", "days": 15}, {"code": "paused", "days": 4}]', 'user', 'chief', gen_random_uuid()
    FROM floor.named WHERE n = :n;
UPDATE floor.complaint SET due_at = now() WHERE id = (SELECT complaint FROM floor.named WHERE n = :n);
INSERT INTO floor.ledger (id, xid, event, subject_kind, subject_id, actor_kind, actor_name, at, data, correlation, mac)
  VALUES (gen_random_uuid(), :k, 'cases.clock_paused', 'complaint', gen_random_uuid(), 'user', 'chief', now(),
          '{"rule": "bench.promise.5", "reason": "customer_asked"}', gen_random_uuid(), sha256(md5(:k::text)::bytea));
COMMIT;
