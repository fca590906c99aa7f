# What the launcher says, and how: plain sentences, a little colour on a terminal, none elsewhere.

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$'\033[1m' faint=$'\033[2m' green=$'\033[32m' plain=$'\033[0m'
else
  bold="" faint="" green="" plain=""
fi

say() { printf '%s\n' "$*"; }

complain() { printf '%s\n' "$*" >&2; }

give_up() {
  complain "$@"
  exit 1
}

# "Building …" now, " done in 12 s" when it is over.
begin() { printf '%s%s …%s' "$faint" "$1" "$plain"; }
finish() { printf ' %s%s%s %sin %s s%s\n' "$green" "$1" "$plain" "$faint" "$2" "$plain"; }
