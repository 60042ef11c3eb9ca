#!/usr/bin/env bash
# Takes back, corrects and joins what was reported before: nothing is overwritten, each is an event of its own.
#   ENTENTE=http://127.0.0.1:8081 TOKEN=$(deploy/token --source https://press.example.org) docs/examples/correct.sh
set -euo pipefail

: "${TOKEN:?is missing: set it to a token with the scope events:write, such as \$(deploy/token --source https://press.example.org)}"
entente=${ENTENTE:-http://127.0.0.1:8081}
source=${SOURCE:-https://press.example.org/curl}

report() { # $1 id, $2 type, $3 subject, $4 data
  curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused \
    --header "Authorization: Bearer $TOKEN" --header 'Content-Type: application/cloudevents+json' "$entente/events" --data @- <<EVENT
{"specversion":"1.0","id":"$1","source":"$source","type":"dev.entente.$2.v1","subject":"$3","data":$4}
EVENT
  echo
}

parties='[{"country":"JP"},{"country":"KE"}]'

# What was reported: a ferry, with a wrong day; the same ferry under another subject; and a tunnel that nobody agreed on.
report ferry-1 agreement.signed agreement/curl-ferry '{"occurred":"2024-08-20","title":{"en":"A ferry"},"parties":'"$parties"'}'
report ferry-2 agreement.signed agreement/curl-boat '{"occurred":"2024-08-21","title":{"en":"A ferry"},"parties":'"$parties"'}'
report tunnel-1 agreement.signed agreement/curl-tunnel '{"occurred":"2024-08-20","title":{"en":"A tunnel"},"parties":'"$parties"'}'

# The wrong day: a correction has the whole right data, and the subject of the event that it corrects.
report ferry-3 report.corrected agreement/curl-ferry '{"corrects":{"source":"'"$source"'","id":"ferry-1"},
  "data":{"occurred":"2024-08-21","title":{"en":"A ferry"},"parties":'"$parties"'},"reason":"It was signed a day later."}'

# The tunnel: taken back. If no other fact stands under its subject, the agreement is gone (410), and its history stays.
report tunnel-2 report.retracted agreement/curl-tunnel '{"retracts":{"source":"'"$source"'","id":"tunnel-1"},"reason":"It was a rumour."}'

# The two subjects of one ferry: the one that is kept shows the facts of both, the other leads to it (308).
report ferry-4 report.sameAs agreement/curl-ferry '{"same":["agreement/curl-ferry","agreement/curl-boat"],"keep":"agreement/curl-ferry"}'
