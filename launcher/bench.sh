# Measures the product as "./tandem run" starts it, with a data directory and ports of its own.

# run_bench [how many emails]
run_bench() {
  local target=$root/scenarios/target
  find_java
  ensure_browser
  say "Building …"
  ./mvnw -q -B -pl scenarios -am package -Dmaven.test.skip=true -Dspotless.check.skip=true -DskipPitest=true </dev/null
  exec "$java" -Dtandem.root="$root" -Dtandem.target="$target" \
    -cp "$target/classes:$(cat "$target/class-path")" dev.tandem.scenarios.bench.Bench ${1:+"$1"}
}
