-- Addresses that get no mail (undeliverable), or no requests to confirm (refused by their reader), until then. Keyed
-- hashes, as in subscription.
CREATE TABLE suppressed_address (
  address_hash bytea       NOT NULL,
  what         text        NOT NULL,
  reason       text        NOT NULL,
  until        timestamptz NOT NULL,
  PRIMARY KEY (address_hash, what)
);

-- Who asked for mails of late, by keyed hash of an address or of a client: what rates are measured by.
CREATE TABLE asked (
  what text        NOT NULL,
  who  bytea       NOT NULL,
  at   timestamptz NOT NULL
);
CREATE INDEX asked_by_whom ON asked (what, who, at);
CREATE INDEX asked_at ON asked (at);
