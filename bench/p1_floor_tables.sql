-- The tables of P1a's floor, frozen with it: the columns a row can't do without, and the index it is found by.
CREATE SCHEMA floor;
CREATE TABLE floor.idempotency (id uuid PRIMARY KEY, actor uuid NOT NULL, route text NOT NULL, key text NOT NULL,
  body_hash bytea NOT NULL, answer text NOT NULL, UNIQUE (actor, route, key));
CREATE TABLE floor.contact (id uuid PRIMARY KEY, party uuid NOT NULL, channel text NOT NULL, arrived_at timestamptz NOT NULL,
  sealed bytea NOT NULL);
CREATE INDEX ON floor.contact (party);
CREATE TABLE floor.complaint (id uuid PRIMARY KEY, number text NOT NULL UNIQUE, title text NOT NULL, description text NOT NULL,
  party uuid NOT NULL, channel text NOT NULL, stage text NOT NULL, received_at timestamptz NOT NULL, due_at timestamptz NOT NULL);
CREATE INDEX ON floor.complaint (party);
CREATE INDEX ON floor.complaint (due_at);
CREATE TABLE floor.stage (id uuid PRIMARY KEY, complaint uuid NOT NULL, n integer NOT NULL, stage text NOT NULL,
  at timestamptz NOT NULL, UNIQUE (complaint, n));
CREATE TABLE floor.clock (id uuid PRIMARY KEY, complaint uuid NOT NULL, rule text NOT NULL, started_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL, steps jsonb NOT NULL);
CREATE INDEX ON floor.clock (complaint);
CREATE TABLE floor.ledger (id uuid PRIMARY KEY, event text NOT NULL, subject uuid NOT NULL, actor uuid NOT NULL,
  at timestamptz NOT NULL, data jsonb NOT NULL, mac bytea NOT NULL);
CREATE INDEX ON floor.ledger (subject);
