# A faster start: the JVM records once what the server loads and links, and every later start of the same build reads that
# instead of doing it again. It costs a minute of one core, so it waits until the first visitor has looked around, and stands back.

readonly training=$layouts/training
readonly training_delay_seconds=60

prepare_faster_start() {
  [ ! -f "$layout/server/server.aot" ] && [ "${TANDEM_START_CACHE:-true}" = true ] || return 0
  train <"$pipe" >"$logs/training.log" 2>&1 3>&- &
  trainer=$!
}

# Reads the same pipe as the server, so it ends with the launcher too.
train() {
  local part=""
  trap 'stop_training' TERM
  trap '' INT
  rm -rf "$training"
  mkdir -p "$training"
  in_training sleep "$training_delay_seconds" &&
    in_training record &&
    end_orphaned_postgres "$training" &&
    in_training create &&
    mv "$training/server.aot" "$layout/server/server.aot"
  rm -rf "$training"
}

in_training() {
  "$@" <&0 &
  part=$!
  wait "$part"
}

# A start with a database of its own that stops dead when everything stands, and so leaves its PostgreSQL running.
record() {
  export TANDEM_DATA_DIR=$training TANDEM_EXIT_ON_STDIN_EOF=true
  exec nice -n 19 "$java" "${server_options[@]}" -XX:AOTMode=record -XX:AOTConfiguration="$training/server.aotconf" \
    -Dspring.context.exit=onRefresh -jar "$layout/server/server.jar"
}

create() {
  exec nice -n 19 "$java" "${server_options[@]}" -XX:AOTMode=create -XX:AOTConfiguration="$training/server.aotconf" \
    -XX:AOTCache="$training/server.aot" -jar "$layout/server/server.jar"
}

stop_training() {
  local waited=0
  kill -TERM "$part" 2>/dev/null || true
  while is_running "$part" && [ "$waited" -lt 50 ]; do
    nap
    waited=$((waited + 1))
  done
  kill -KILL "$part" 2>/dev/null || true
  end_orphaned_postgres "$training"
  rm -rf "$training"
  exit 0
}
