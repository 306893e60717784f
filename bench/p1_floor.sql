-- The floor of P1a, frozen: one INSERT for each row that taking in a complaint requires, and nothing else. Whoever
-- changes a line here compares with another floor, and says so.
\set n random(1, 2000000000)
BEGIN;
INSERT INTO floor.idempotency (id, actor, route, key, body_hash, answer)
  VALUES (gen_random_uuid(), gen_random_uuid(), 'POST /complaints', md5(:n::text || random()::text), sha256(md5(:n::text)::bytea), repeat('a', 400));
INSERT INTO floor.contact (id, party, channel, arrived_at, sealed)
  VALUES (gen_random_uuid(), gen_random_uuid(), 'phone', now(), sha256(md5(:n::text)::bytea));
INSERT INTO floor.complaint (id, number, title, description, party, channel, stage, received_at, due_at)
  VALUES (gen_random_uuid(), :n::text || random()::text, '5 月账单多扣 128 元', repeat('用户反映多扣费。', 8), gen_random_uuid(), 'phone', 'received', now(), now() + interval '15 days');
INSERT INTO floor.stage (id, complaint, n, stage, at) VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'received', now());
INSERT INTO floor.clock (id, complaint, rule, started_at, due_at, steps)
  VALUES (gen_random_uuid(), gen_random_uuid(), 'cn.national.15d', now(), now() + interval '15 days', '[{"step": "started"}, {"step": "counted", "days": 15}]');
INSERT INTO floor.ledger (id, event, subject, actor, at, data, mac)
  VALUES (gen_random_uuid(), 'cases.complaint_received', gen_random_uuid(), gen_random_uuid(), now(), '{"channel": "phone", "number": "TS2026000000017"}', sha256(md5(:n::text)::bytea));
COMMIT;
