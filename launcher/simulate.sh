# Plays stories against the real rooms of the server, an emulator and a PostgreSQL of their own.

# run_simulation [seed [how many]]
run_simulation() {
  local target=$root/scenarios/target
  find_java
  say "Building …"
  ./mvnw -q -B -pl scenarios -am package -Dmaven.test.skip=true -Dspotless.check.skip=true -DskipPitest=true </dev/null
  exec "$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dtandem.root="$root" -Dtandem.target="$target" -cp "$target/classes:$(cat "$target/class-path")" \
    dev.tandem.scenarios.simulation.Simulate ${1:+"$1"} ${2:+"$2"}
}
