# Measures the product as "./tandem run" starts it, with a data directory and ports of its own.

# run_bench [how many emails | sending | intake]
run_bench() {
  local target=$root/scenarios/target program=dev.tandem.scenarios.bench.Bench
  find_java
  if [ "${1:-}" = sending ]; then
    program=dev.tandem.scenarios.bench.SendBench
    shift
  elif [ "${1:-}" = intake ]; then
    program=dev.tandem.scenarios.bench.IntakeBench
    shift
  else
    ensure_browser
  fi
  say "Building …"
  ./mvnw -q -B -pl scenarios -am package -Dmaven.test.skip=true -Dspotless.check.skip=true -DskipPitest=true </dev/null
  exec "$java" -Dtandem.root="$root" -Dtandem.target="$target" \
    -cp "$target/classes:$(cat "$target/class-path")" "$program" ${1:+"$1"}
}
