# Runs every test and sums up.

run_tests() {
  local code=0
  find_java
  ensure_browser
  rm -rf ./*/target/surefire-reports
  ./mvnw -B verify || code=$?
  sum_up || code=1
  exit "$code"
}

# The browser walks use an installed Chromium; where there is none they would download one of their own.
ensure_browser() {
  find_browser || install_browser || true
  if find_browser; then
    export TANDEM_BROWSER=$browser PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  fi
}

find_browser() {
  local candidate
  for candidate in "${TANDEM_BROWSER:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if browser=$(command -v "$candidate" 2>/dev/null); then
      return 0
    fi
  done
  return 1
}

install_browser() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "Installing Chromium for the browser tests …"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium; } >/dev/null 2>&1
}

# Prints the last line; fails where a test failed or none ran.
sum_up() {
  find . -path '*/target/surefire-reports/TEST-*.xml' -exec grep -h -m 1 '<testsuite ' {} + | awk '
    function count(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
    { failed += count("failures") + count("errors"); passed += count("tests") - count("failures") - count("errors") - count("skipped") }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }'
}
