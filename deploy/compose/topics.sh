#!/usr/bin/env bash
# Makes the topics that are missing, as docs/asyncapi.yaml describes them: kept for ever, with the time at which the log took them.
set -euo pipefail
topic() { # name, partitions, clean-up
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$server" --create --if-not-exists --topic "$1" --partitions "$2" \
    --replication-factor 3 --config min.insync.replicas=2 --config cleanup.policy="$3" --config retention.ms=-1 \
    --config retention.bytes=-1 --config message.timestamp.type=LogAppendTime --config max.message.bytes=2097152
}
server=$1
topic entente.events 12 delete
topic entente.alerts 12 compact
topic entente.parked 1 delete
