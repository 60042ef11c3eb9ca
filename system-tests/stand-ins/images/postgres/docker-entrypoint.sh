#!/usr/bin/env bash
# Makes a cluster where there is none, with what POSTGRES_… say and what /docker-entrypoint-initdb.d holds, then runs the server: as
# far as the image of PostgreSQL is used here. The server is PostgreSQL 18, its clients those of Debian.
set -euo pipefail
programs=/usr/lib/postgresql/18/bin

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  chown -R postgres: /var/lib/postgresql
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

user=${POSTGRES_USER:-postgres}
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  # shellcheck disable=SC2086
  "$programs/initdb" --pgdata="$PGDATA" --username="$user" --pwfile=<(echo "${POSTGRES_PASSWORD:?}") --auth-local=trust \
    --auth-host=scram-sha-256 --no-instructions ${POSTGRES_INITDB_ARGS:-}
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  "$programs/pg_ctl" --pgdata="$PGDATA" --wait --silent --options="-c listen_addresses='' -c unix_socket_directories=/var/run/postgresql" start
  export PGHOST=/var/run/postgresql
  [ "${POSTGRES_DB:-$user}" = postgres ] || createdb --username="$user" "${POSTGRES_DB:-$user}"
  for script in /docker-entrypoint-initdb.d/*.sh; do
    [ ! -e "$script" ] || bash "$script"
  done
  unset PGHOST
  "$programs/pg_ctl" --pgdata="$PGDATA" --wait --silent --mode=fast stop
fi
[ "$1" = postgres ] && shift
exec "$programs/postgres" -D "$PGDATA" -c listen_addresses='*' -c unix_socket_directories=/var/run/postgresql "$@"
