# Runs everything as processes of its own for half an hour, breaks it on purpose, and compares at the end.

# run_soak [minutes [seed]]
run_soak() {
  local target=$root/scenarios/target
  case "${1:-30}${2:-}" in
    *[!0-9]*) give_up "Say minutes and seed as whole numbers: ./tandem soak 30 4711" ;;
  esac
  find_java
  say "Building …"
  ./mvnw -q -B -pl scenarios -am package -Dmaven.test.skip=true -Dspotless.check.skip=true -DskipPitest=true </dev/null
  exec "$java" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dtandem.root="$root" -Dtandem.target="$target" -cp "$target/classes:$(cat "$target/class-path")" \
    dev.tandem.scenarios.soak.Soak ${1:+"$1"} ${2:+"$2"}
}
