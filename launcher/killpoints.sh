# Kills the server at a hundred points on the way of an email, and looks what stands in the mailboxes then.

# run_kill_points [seed]
run_kill_points() {
  case "${1:-0}" in
    *[!0-9]*) give_up "Say the seed as a whole number: ./tandem kill-points 4711" ;;
  esac
  run_kills KillPoints "$@"
}

# run_kill_campaign [recipients [seed]]
run_kill_campaign() {
  case "${1:-1}${2:-0}" in
    *[!0-9]*) give_up "Say both as whole numbers: ./tandem kill-campaign 10000 4711" ;;
  esac
  run_kills KillCampaign "$@"
}

# run_kill_door [emails [seed]]
run_kill_door() {
  case "${1:-1}${2:-0}" in
    *[!0-9]*) give_up "Say both as whole numbers: ./tandem kill-door 1000 4711" ;;
  esac
  run_kills KillDoor "$@"
}

# run_kills <program> [argument ...]
run_kills() {
  local target=$root/scenarios/target program=$1
  shift
  find_java
  say "Building …"
  ./mvnw -q -B -pl scenarios -am package -Dmaven.test.skip=true -Dspotless.check.skip=true -DskipPitest=true </dev/null
  exec "$java" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dtandem.root="$root" -Dtandem.target="$target" -cp "$target/classes:$(cat "$target/class-path")" \
    "dev.tandem.scenarios.kill.$program" "$@"
}
