#!/usr/bin/env bash
# Asks the query service in the ways that docs/query.md tells of.
#   ENTENTE=http://127.0.0.1:8082 docs/examples/query.sh
set -euo pipefail

entente=${ENTENTE:-http://127.0.0.1:8082}

ask() { # $1 path and query, then further options of curl
  local path=$1
  shift
  echo "# $path"
  curl --silent --show-error --fail-with-body --compressed --globoff "$@" "$entente$path"
  echo
}

# A page of a collection, narrowed down, in Turkish where there is a text in Turkish.
ask '/agreements?countries=TR,MY&sector=defence-industry&from=2024&lang=tr&limit=5&count=exact'

# All of it: a table, and one item a line.
ask '/visits?country=TR' --header 'Accept: text/csv'
ask '/statements?country=MY' --header 'Accept: application/x-ndjson'

# A feed of what became known last, and a calendar.
ask '/agreements?country=MY' --header 'Accept: application/atom+xml'
ask '/visits?country=MY' --header 'Accept: text/calendar'

# What was known at a moment: nothing yet.
ask '/agreements?asOf=2020-01-01T00:00:00Z'

# Only what two independent publishers report.
ask '/timeline?corroboration=2&limit=5'

# What there is between two countries, and the network of all.
ask '/relations/TR-MY?from=2024-06&until=2024-08'
ask '/relations?minEvents=5'

# A series to plot, and who stands where.
ask '/statistics/activity?groupBy=month,type&countries=TR,MY'
ask '/issues?country=TR'
ask '/positions?issue=israeli-palestinian-conflict'

# Words, with a slip of the pen.
ask '/search?q=Anvar&lang=en'

# A question that is refused says which parameter is wrong.
curl --silent "$entente/agreements?colour=red"
echo

# The news as it comes, for a moment. Resume with --header 'Last-Event-ID: …'.
echo '# /changes'
curl --silent --no-buffer --max-time "${SECONDS_TO_LISTEN:-2}" "$entente/changes?country=MY" || [ $? -eq 28 ]
