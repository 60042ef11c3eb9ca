#!/usr/bin/env bash
# The command of that name, out of the jar that has it.
exec java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dlog4j2.level=WARN -cp '/opt/kafka/libs/*' org.apache.kafka.tools.TopicCommand "$@"
