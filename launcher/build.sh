# Builds what is older than its sources, and lays it out for a fast start under build/, away from Maven's target folders, so that a
# new build never pulls the classes from under an instance that runs.

readonly layouts=$root/build/launch
readonly built=$layouts/built
readonly layouts_kept=2

build_if_needed() {
  find_java
  mkdir -p "$layouts"
  if is_stale; then
    build
  fi
  layout=$(cat "$built")
}

is_stale() {
  [ -f "$built" ] && [ -d "$(cat "$built")" ] || return 0
  [ -n "$(find pom.xml core gmail-emulator server \( -name target -o -path '*/src/test' \) -prune -o \
    \( -path '*/src/main*' -o -name pom.xml \) -newer "$built" -print 2>/dev/null | head -n 1)" ]
}

build() {
  local started=$SECONDS stamp
  stamp=$(date +%Y%m%d%H%M%S)-$$
  touch "$layouts/started"
  begin "Building (the first time takes a few minutes)"
  # Tests, mutants and formatting are the business of "./tandem test".
  if ! ./mvnw -B -pl server,gmail-emulator -am package -Dmaven.test.skip=true -Dspotless.check.skip=true -DskipPitest=true \
    </dev/null >"$layouts/build.log" 2>&1; then
    say
    grep -E '^\[ERROR\]|^Error|rror:' "$layouts/build.log" | head -n 20 >&2 || tail -n 20 "$layouts/build.log" >&2
    give_up "The build failed. All of its output is in build/launch/build.log."
  fi
  lay_out "$layouts/$stamp"
  finish "done" $((SECONDS - started))
}

lay_out() {
  "$java" -Djarmode=tools -jar server/target/server-*-app.jar extract --destination "$1/server" >>"$layouts/build.log" 2>&1
  mv "$1"/server/server-*-app.jar "$1/server/server.jar"
  mkdir -p "$1/emulator"
  cp gmail-emulator/target/gmail-emulator-*.jar "$1/emulator/gmail-emulator.jar"
  cp -R gmail-emulator/target/lib "$1/emulator/lib"
  printf '%s\n' "$1" >"$built"
  touch -r "$layouts/started" "$built" # what was edited during the build is newer than the build
  forget_old_layouts
}

forget_old_layouts() {
  local old
  for old in $(find "$layouts" -mindepth 1 -maxdepth 1 -type d | sort -r | tail -n +$((layouts_kept + 1))); do
    rm -rf "$old"
  done
}
