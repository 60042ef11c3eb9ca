#!/usr/bin/env bash
# Posts events with curl, in each form that POST /events takes.
#   ENTENTE=http://127.0.0.1:8081 TOKEN=$(deploy/token --source https://press.example.org) docs/examples/post.sh
set -euo pipefail

: "${TOKEN:?is missing: set it to a token with the scope events:write, such as \$(deploy/token --source https://press.example.org)}"
entente=${ENTENTE:-http://127.0.0.1:8081}
source=${SOURCE:-https://press.example.org/curl}

post() { # $1 Content-Type, then further options of curl; sends again after Retry-After, else after 1 s, 2 s, 4 s …
  local type=$1
  shift
  curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused \
    --header "Authorization: Bearer $TOKEN" --header "Content-Type: $type" "$@" "$entente/events"
  echo
}

event() { # $1 id, $2 subject, $3 title
  printf '{"specversion":"1.0","id":"%s","source":"%s","type":"dev.entente.agreement.signed.v1","subject":"%s","data":%s}' \
    "$1" "$source" "$2" "$(data "$3")"
}

data() { # $1 title
  printf '{"occurred":"2024-08-20","title":{"en":"%s"},"parties":[{"country":"JP"},{"country":"KE"}]}' "$1"
}

# One event, whole: the structured mode.
post application/cloudevents+json --data "$(event curl-1 agreement/curl-one 'Exchange of seeds')"

# The same event again: accepted again, and without a further effect. So whatever was not answered can be sent again.
post application/cloudevents+json --data "$(event curl-1 agreement/curl-one 'Exchange of seeds')"

# One event, its attributes as headers: the binary mode. What is not printable ASCII is percent-encoded: the desk is Zürich.
post application/json --header 'ce-specversion: 1.0' --header 'ce-id: curl-2' --header "ce-source: $source" \
  --header 'ce-type: dev.entente.agreement.signed.v1' --header 'ce-subject: agreement/curl-two' \
  --header 'ce-desk: Z%C3%BCrich' --data "$(data 'Exchange of teachers')"

# Some events at once: a batch. Each has its own result.
post application/cloudevents-batch+json \
  --data "[$(event curl-3 agreement/curl-three 'Exchange of films'),$(event curl-4 agreement/curl-four 'Exchange of students')]"

# Any number of events, one a line; a result for each comes back while it runs.
{
  event curl-5 agreement/curl-five 'Exchange of ships'
  echo
  event curl-6 agreement/curl-six 'Exchange of pilots'
  echo
} | post application/x-ndjson --no-buffer --data-binary @-
