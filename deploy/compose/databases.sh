#!/usr/bin/env bash
# Makes the databases of the services and their accounts; PostgreSQL's image runs it once, when there is no data yet. Each service
# has a database of its own. What answers questions in the query service reads as query_reader, which can change nothing, nor fill the disk
# by large objects. No account takes the connections of another: each has those of four replicas (their pools are in compose.yaml).
# Passwords come by the environment: arguments of a command can be seen by everybody on the machine.
set -euo pipefail
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres <<'SQL'
\getenv query QUERY_PASSWORD
\getenv reader QUERY_READER_PASSWORD
\getenv notification NOTIFICATION_PASSWORD
CREATE ROLE query LOGIN PASSWORD :'query' CONNECTION LIMIT 50;
CREATE ROLE query_reader LOGIN PASSWORD :'reader' CONNECTION LIMIT 80;
CREATE ROLE notification LOGIN PASSWORD :'notification' CONNECTION LIMIT 60;
CREATE DATABASE query OWNER query;
CREATE DATABASE notification OWNER notification;
REVOKE ALL ON DATABASE query, notification FROM PUBLIC;
GRANT CONNECT ON DATABASE query TO query_reader;
\connect query
REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE query GRANT USAGE ON SCHEMAS TO query_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE query GRANT SELECT ON TABLES TO query_reader;
SQL
