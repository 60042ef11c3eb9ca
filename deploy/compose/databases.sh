#!/usr/bin/env bash
# Makes the databases of the services and their accounts; PostgreSQL's image runs it once, when there is no data yet. Each service
# has a database of its own. What answers questions in the query service reads as query_reader, which can change nothing.
set -euo pipefail
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
  --set=query="$QUERY_PASSWORD" --set=reader="$QUERY_READER_PASSWORD" --set=notification="$NOTIFICATION_PASSWORD" <<'SQL'
CREATE ROLE query LOGIN PASSWORD :'query';
CREATE ROLE query_reader LOGIN PASSWORD :'reader';
CREATE ROLE notification LOGIN PASSWORD :'notification';
CREATE DATABASE query OWNER query;
CREATE DATABASE notification OWNER notification;
REVOKE ALL ON DATABASE query, notification FROM PUBLIC;
GRANT CONNECT ON DATABASE query TO query_reader;
\connect query
ALTER DEFAULT PRIVILEGES FOR ROLE query GRANT USAGE ON SCHEMAS TO query_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE query GRANT SELECT ON TABLES TO query_reader;
SQL
