# shellcheck shell=bash
# What up and down have in common: which compose there is, and how it is called. To be sourced; `here` is this folder.

data=${ENTENTE_DATA:-$here/data}
export COMPOSE_PROJECT_NAME=${COMPOSE_PROJECT_NAME:-entente}
docker=${DOCKER:-docker}

if "$docker" compose version >/dev/null 2>&1; then
  command=("$docker" compose)
elif command -v docker-compose >/dev/null; then # the older one, from 1.29 on
  command=(docker-compose)
else
  echo "There is no 'docker compose' here, and no docker-compose. Install Docker with its compose plugin; without Docker, deploy/up starts Entente." >&2
  exit 1
fi

files=(--file "$here/compose.yaml")
[ ! -e "$data/compose.yaml" ] || files+=(--file "$data/compose.yaml") # the operator's

compose() {
  "${command[@]}" "${files[@]}" --env-file "$data/env" "$@"
}

containers() { # those of this project about which the filters $@ hold, by name
  local filters=()
  for filter; do filters+=(--filter "$filter"); done
  "$docker" ps --all --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" "${filters[@]}" --format '{{.Names}}'
}
