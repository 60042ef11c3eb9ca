# shellcheck shell=bash
# What deploy/up, deploy/down, deploy/token and deploy/import have in common: they find the JDK, build what is missing or older than its
# sources, and run a class of deploy/local. To be sourced; `root` is the checkout.

classes=$root/deploy/local/target/classes
launcher=$root/deploy/local/target/entente-local-0.1.0-SNAPSHOT.jar
importer=$root/deploy/importer/target/entente-importer-0.1.0-SNAPSHOT.jar

fail() { # says why and ends
  printf '%s\n' "$1" >&2
  exit 1
}

help_for() { # shows the file $1 and ends where --help is among the words that follow: that is not worth a build
  local word usage=$1
  shift
  for word; do
    [ "$word" != --help ] || exec cat "$usage"
  done
}

demand_platform() { # the child processes are started and found again by Linux' means, and PostgreSQL comes as binaries for it
  local os machine
  os=$(uname -s) machine=$(uname -m)
  case $os-$machine in
    Linux-x86_64 | Linux-aarch64) ;;
    *) fail "Entente's local system runs on Linux on x86_64 or aarch64; this is $os on $machine. Use a Linux machine, virtual machine or container, or run the images elsewhere (deploy/compose)." ;;
  esac
}

find_java() { # sets `java`; asking JDKs for their version takes long, so the answer is kept while JAVA_HOME and PATH say the same
  local cache=$root/deploy/local/target/jdk asked home=''
  asked="${JAVA_HOME:-}:$(command -v javac || true)"
  [ -f "$cache" ] && [ "$(sed -n 1p "$cache")" = "$asked" ] && home=$(sed -n 2p "$cache")
  if [ -z "$home" ] || [ ! -x "$home/bin/java" ]; then
    home=$("$root/.mvn/find-jdk") || exit 1
    mkdir -p "${cache%/*}" && printf '%s\n%s\n' "$asked" "$home" >"$cache" || fail "$root/deploy/local/target cannot be written. Make the checkout writable for this user, or free some space on its disk."
  fi
  java=$home/bin/java
}

is_stale() { # whether $1, made by a build, is missing or older than a source among the folders that follow
  local made=$1 newest=$1
  shift
  [ -e "$made" ] || return 0
  [ "$made.checked" -nt "$made" ] && newest=$made.checked # a build that finds nothing to do leaves old files as they are
  [ -n "$(find "$@" -newer "$newest" -print -quit)" ]
}

module_sources() { # the sources of the modules $@ as far as they go into what is run
  local module
  printf '%s\n' "$root/pom.xml"
  for module; do
    [ -d "$root/$module" ] && printf '%s\n' "$root/$module/pom.xml" "$root/$module/src/main"
  done
}

build() { # builds the modules $1 (with commas), then marks the files that follow as up to date
  local modules=$1 log=$root/deploy/local/target/build.log started=$SECONDS marker made
  shift
  marker=$root/deploy/local/target/build.started
  mkdir -p "${log%/*}"
  : >"$marker" || fail "$root cannot be written. Make the checkout writable for this user, or free some space on its disk."
  exec 9>"${log%/*}/build.lock"
  flock -n 9 || { echo "Another build of this checkout is at work; waiting for it" >&2; flock 9; }
  echo "Building ${modules//,/, } (the first time, libraries are fetched: this may take some minutes). The whole log: $log" >&2
  (cd "$root" && ./mvnw -B -pl "$modules" -am -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip=true package) >"$log" 2>&1 9>&- &
  watch_build $! "$log" "$started"
  if ! wait $!; then
    grep -E '^\[ERROR\]|BUILD FAILURE|No JDK|No space' "$log" | head -n 20 >&2
    grep -q 'No space left' "$log" && fail "The disk is full. Free some space and run this again."
    fail "The build failed. Its whole log: $log"
  fi
  for made; do
    [ -e "$made" ] && touch -r "$marker" "$made.checked"
  done
  exec 9>&-
  echo "Built in $((SECONDS - started)) s" >&2
}

watch_build() { # while the process $1 runs, says which module the log $2 has come to, or how long it takes since $3
  local line='' last='' told=$SECONDS
  trap 'kill "$1" 2>/dev/null; exit 130' INT TERM PIPE
  while kill -0 "$1" 2>/dev/null; do
    line=$(sed -n 's/^\[INFO\] Building \(Entente.*\) [^ ]* *\(\[.*\]\)$/  \2 \1/p' "$2" | tail -n 1)
    if [ "$line" != "$last" ]; then
      echo "$line" >&2
      last=$line told=$SECONDS
    elif [ $((SECONDS - told)) -ge 10 ]; then
      echo "  … $((SECONDS - $3)) s" >&2
      told=$SECONDS
    fi
    sleep 0.5
  done
  trap - INT TERM PIPE
}

launcher_is_stale() {
  local sources
  mapfile -t sources < <(module_sources deploy/local)
  is_stale "$launcher" "${sources[@]}" || [ ! -d "$root/deploy/local/target/lib/kafka" ]
}

importer_is_stale() {
  local sources
  mapfile -t sources < <(module_sources deploy/importer deploy/local cooperation-events)
  is_stale "$importer" "${sources[@]}" || [ ! -d "$root/deploy/importer/target/lib" ]
}

run_importer() { # in place of this shell; `terminal` says whether lines can be drawn over
  exec "$java" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Dentente.root="$root" -Dentente.terminal="${terminal:-false}" \
    -Dslf4j.internal.verbosity=ERROR --enable-native-access=ALL-UNNAMED \
    -cp "$importer:$root/deploy/importer/target/lib/*" dev.entente.imports.Import "$@"
}

run_class() { # in place of this shell
  local command="deploy/${0##*/}"
  [ $# -eq 1 ] || command+=$(printf ' %q' "${@:2}")
  exec "$java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Dentente.root="$root" -Dentente.command="$command" \
    -cp "$classes" "$@"
}
