# Runs server and emulator.

readonly ready_seconds_max=180
readonly server_options=(-XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
readonly emulator_options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m --enable-native-access=ALL-UNNAMED)

run_everything() {
  settle_environment
  say "${bold}Tandem${plain}"
  build_if_needed
  await_end_of_former_run
  end_orphaned_postgres "$training"
  demand_free_port TANDEM_HTTP_PORT
  demand_free_port TANDEM_SMTP_PORT
  demand_free_port TANDEM_EMULATOR_PORT
  demand_free_port TANDEM_EMULATOR_SMTP_PORT
  local started=$SECONDS
  begin "Starting PostgreSQL, the server and the Gmail emulator"
  start_processes
  await_ready
  finish "ready" $((SECONDS - started))
  welcome
  prepare_faster_start
  watch_over
}

run_server_only() {
  settle_environment
  build_if_needed >&2
  await_end_of_former_run
  demand_free_port TANDEM_HTTP_PORT
  server_command
  exec "${command[@]}"
}

# The keys go to the output where the operator keeps them elsewhere; words go beside it.
rotate_keys() {
  settle_environment
  build_if_needed >&2
  # shellcheck disable=SC2086 # nothing or one word
  exec "$java" -cp "$layout/server/server.jar" dev.tandem.server.crypto.RotateKeys ${1:-}
}

# check_mail_domain [domain] [--port number]
check_mail_domain() {
  build_if_needed >&2
  exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -cp "$layout/server/server.jar" \
    dev.tandem.server.mailcheck.CheckMailDomain "$@"
}

run_emulator_only() {
  settle_environment
  build_if_needed >&2
  demand_free_port TANDEM_EMULATOR_PORT
  demand_free_port TANDEM_EMULATOR_SMTP_PORT
  emulator_command
  exec "${command[@]}"
}

# Sets $command. A cache that does not fit is ignored by the JVM and costs nothing.
server_command() {
  command=("$java" "${server_options[@]}" -Xlog:aot=off -Xlog:cds=off)
  [ ! -f "$layout/server/server.aot" ] || command+=("-XX:AOTCache=$layout/server/server.aot")
  # shellcheck disable=SC2206 # options are words
  command+=(${TANDEM_JAVA_OPTIONS:-} -jar "$layout/server/server.jar")
}

emulator_command() {
  command=("$java" "${emulator_options[@]}" -jar "$layout/emulator/gmail-emulator.jar")
  [ ! -f "$root/demo/cast.json" ] || command+=(--cast "$root/demo/cast.json")
}

# Both read from a pipe that this process alone keeps open: however it ends, the pipe closes and they follow.
start_processes() {
  rm -f "$pipe"
  mkfifo "$pipe"
  exec 3<>"$pipe"
  server="" emulator=""
  trap 'end_all; exit 0' INT TERM HUP
  emulator_command
  TANDEM_EXIT_ON_STDIN_EOF=true "${command[@]}" <"$pipe" >"$logs/emulator.log" 2>&1 3>&- &
  emulator=$!
  server_command
  TANDEM_EXIT_ON_STDIN_EOF=true "${command[@]}" <"$pipe" >"$logs/server.log" 2>&1 3>&- &
  server=$!
  printf 'launcher %s\nserver %s\nemulator %s\n' $$ "$server" "$emulator" >"$pids"
}

await_ready() {
  local deadline=$((SECONDS + ready_seconds_max))
  until [ "$(http_status "$TANDEM_EMULATOR_PORT" /emulator/v1/clock)" = 200 ] &&
    [ "$(http_status "$TANDEM_HTTP_PORT" /actuator/health/readiness)" = 200 ]; do
    demand_both_running
    [ "$SECONDS" -lt "$deadline" ] || fail "Tandem is not ready after $ready_seconds_max s." server
    sleep 0.2 &
    wait $! || true
  done
}

demand_both_running() {
  is_running "$server" || fail "The server has ended." server
  is_running "$emulator" || fail "The Gmail emulator has ended." emulator
}

watch_over() {
  while true; do
    demand_both_running
    sleep 0.5 &
    wait $! || true
  done
}

# fail <sentence> <whose log>
fail() {
  printf '\n' >&2
  complain "$1 The end of its log ($logs/$2.log):"
  tail -n 15 "$logs/$2.log" | cut -c 1-300 >&2
  end_all
  exit 1
}

end_all() {
  trap '' INT TERM HUP
  [ -t 1 ] && printf '\n'
  begin "Ending"
  [ -z "${trainer:-}" ] || kill -TERM "$trainer" 2>/dev/null || true
  [ -z "$server" ] || end "$server"
  [ -z "$emulator" ] || end "$emulator"
  [ -z "${trainer:-}" ] || end "$trainer"
  end_orphaned_postgres "$TANDEM_DATA_DIR"
  rm -f "$pids" "$pipe"
  say " ${green}done${plain}"
}

welcome() {
  local address=http://localhost:$TANDEM_HTTP_PORT gmail=http://localhost:$TANDEM_EMULATOR_PORT
  say
  say "${bold}Tandem${plain}   $address"
  say "${bold}Gmail${plain}    $gmail   ${faint}the emulator's webmail: be anybody, inside or outside${plain}"
  say
  grep '^Log in: ' "$logs/server.log" || true
  say
  say "Try this:"
  say "  1  Log in, open Settings > My profile > General > Email (2-way sync), and press Connect."
  say "  2  In the emulator's webmail be a contact from outside and write to the address you connected."
  say "  3  Watch the message appear in Conversations, without reloading. Answer it."
  say "  4  See your answer in Gmail's Sent and in the contact's inbox, in the same thread."
  say "  5  Write from Gmail itself, to a contact and to a stranger: one appears, the other does not."
  say
  say "${faint}Data and logs: ${TANDEM_DATA_DIR#"$root"/}. Ctrl-C ends everything.${plain}"
}

