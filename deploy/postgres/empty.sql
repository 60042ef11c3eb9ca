-- Makes a database of a service anew, empty, as it is at a first start; accounts and passwords stay. For psql, as the account postgres:
-- psql --set=name=query <empty.sql (or name=notification, whose subscriptions are gone then). docs/operations.md tells when.
\set ON_ERROR_STOP on
DROP DATABASE IF EXISTS :"name" WITH (FORCE);
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SELECT :'name' = 'query' AS has_a_reader \gset
\if :has_a_reader
  GRANT CONNECT ON DATABASE query TO query_reader;
\endif
\connect :"name"
REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;
