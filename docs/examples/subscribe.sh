#!/usr/bin/env bash
# Shows which visits and transfers two countries had so far, and has what comes sent to a receiver of webhooks.
#   ENTENTE=http://127.0.0.1:8083 TOKEN=$(deploy/token --scope subscriptions:write) docs/examples/subscribe.sh http://127.0.0.1:9099/hook TR MY
set -euo pipefail

: "${TOKEN:?is missing: set it to a token with the scope subscriptions:write, such as \$(deploy/token --scope subscriptions:write)}"
entente=${ENTENTE:-http://127.0.0.1:8083}
hook=${1:?is missing: the address of the receiver, which answers the test with any 2xx}
filter='{"countries":{"all":["'"${2:-TR}"'","'"${3:-MY}"'"]}}'

ask() { # $1 path, $2 body
  curl --silent --show-error --fail-with-body --header "Authorization: Bearer $TOKEN" --header 'Content-Type: application/json' \
    "$entente$1" --data "$2"
  echo
}

# What would have been told as new: the items as the query API shows them.
ask /subscriptions/preview '{"alerts":["visit.new","transfer.new"],"filter":'"$filter"'}'

# What comes: new ones, and how they go on. Corrections and retractions of what was told follow by themselves. Keep the answer: it
# shows the token that manages the subscription, and the secret that signs, this once.
ask /subscriptions '{"channel":{"type":"webhook","url":"'"$hook"'"},"filter":'"$filter"',
  "alerts":["visit.new","visit.statusChanged","transfer.new","transfer.statusChanged"]}'
