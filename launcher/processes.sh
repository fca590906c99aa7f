# Ports, processes and their ends.

readonly end_seconds_max=30

# Where data lies, absolute; a relative TANDEM_DATA_DIR is meant from where the launcher was called.
settle_environment() {
  local dir=${TANDEM_DATA_DIR:-$root/data}
  case $dir in
    /*) ;;
    *) dir=$asked_from/$dir ;;
  esac
  umask 077 # other users of the machine have no business in there
  mkdir -p "$dir/logs" || give_up "The data directory $dir cannot be made. Set TANDEM_DATA_DIR to a folder that you may write to."
  TANDEM_DATA_DIR=$(cd "$dir" && pwd -P)
  export TANDEM_DATA_DIR
  export TANDEM_HTTP_PORT=${TANDEM_HTTP_PORT:-8080}
  export TANDEM_EMULATOR_PORT=${TANDEM_EMULATOR_PORT:-8025}
  export TANDEM_EMULATOR_SMTP_PORT=${TANDEM_EMULATOR_SMTP_PORT:-2526}
  export TANDEM_SMTP_PORT=${TANDEM_SMTP_PORT:-2525}
  export TANDEM_EMULATOR_EXCHANGERS=${TANDEM_EMULATOR_EXCHANGERS:-${TANDEM_SMTP_DOMAIN:-in.tandem.example}=localhost:$TANDEM_SMTP_PORT}
  export TANDEM_EMULATOR_DATA_DIR=${TANDEM_EMULATOR_DATA_DIR:-$TANDEM_DATA_DIR/emulator}
  logs=$TANDEM_DATA_DIR/logs
  pids=$TANDEM_DATA_DIR/launcher.pids
  pipe=$TANDEM_DATA_DIR/launcher.pipe
}

# demand_free_port <variable>
demand_free_port() {
  local port=${!1}
  if port_answers "$port"; then
    give_up "Port $port is taken by another program. End that one, or choose another port: $1=$((port + 1)) ./tandem run"
  fi
}

port_answers() { (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null; }

# The HTTP status of a path; 000 while nobody answers.
http_status() {
  local line=""
  if { exec 4<>"/dev/tcp/localhost/$1"; } 2>/dev/null; then
    printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$2" "$1" >&4 2>/dev/null || true
    read -r -t 5 line <&4 2>/dev/null || true
    exec 4>&-
  fi
  line=${line#HTTP/* }
  printf '%s' "${line:0:3}"
}

is_running() { kill -0 "$1" 2>/dev/null; }

# is_ours <pid> <text>: whether that process still is the one whose command line holds the text.
is_ours() { ps -p "$1" -o args= 2>/dev/null | grep -qF -- "$2"; }

# Asks a process to end, waits, and insists if it does not listen.
end() {
  local waited=0
  is_running "$1" || return 0
  kill -TERM "$1" 2>/dev/null || true
  while is_running "$1" && [ "$waited" -lt $((end_seconds_max * 10)) ]; do
    nap
    waited=$((waited + 1))
  done
  kill -KILL "$1" 2>/dev/null || true
}

nap() { sleep 0.1; }

# After a kill of the launcher, server and emulator end by themselves, because their standard input closes. Wait for that.
await_end_of_former_run() {
  local role pid waited=0
  [ -f "$pids" ] || return 0
  while read -r role pid; do
    if [ "$role" = launcher ] && [ "$pid" != $$ ] && is_ours "$pid" tandem; then
      give_up "Tandem is running already on the data directory $TANDEM_DATA_DIR (process $pid).
For a second one beside it set TANDEM_DATA_DIR and the ports; \"./tandem help\" shows how."
    fi
  done <"$pids"
  while read -r role pid; do
    while is_ours "$pid" "$layouts" && [ "$waited" -lt $((end_seconds_max * 10)) ]; do
      nap
      waited=$((waited + 1))
    done
    ! is_ours "$pid" "$layouts" || kill -KILL "$pid" 2>/dev/null || true
  done <"$pids"
}

# end_orphaned_postgres <data directory>: a server that was killed could not stop its PostgreSQL.
end_orphaned_postgres() {
  local pid
  pid=$(head -n 1 "$1/postgres/postmaster.pid" 2>/dev/null) || return 0
  if is_ours "$pid" "$1/postgres"; then
    kill -INT "$pid" 2>/dev/null || true
  fi
}
