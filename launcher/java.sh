# Finds a JDK that can build and run Tandem: 25 first, then anything newer.

readonly java_version_min=25

find_java() {
  local home candidates=()
  [ -z "${JAVA_HOME:-}" ] || candidates+=("$JAVA_HOME")
  if command -v /usr/libexec/java_home >/dev/null; then
    home=$(/usr/libexec/java_home -v "$java_version_min" 2>/dev/null) && candidates+=("$home")
  fi
  for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    candidates+=("$home")
  done
  if home=$(command -v javac 2>/dev/null); then
    home=$(real_path "$home")
    candidates+=("${home%/bin/javac}")
  fi
  choose_java "${candidates[@]}"
}

# Sets and exports JAVA_HOME, or says where to get a JDK. A JAVA_HOME that is new enough wins.
choose_java() {
  local home version best="" best_version=999
  for home in "$@"; do
    version=$(java_version "$home")
    if [ "$version" -ge "$java_version_min" ] && [ "$version" -lt "$best_version" ]; then
      best=$home best_version=$version
      [ "$home" != "${JAVA_HOME:-}" ] || break
    fi
  done
  [ -n "$best" ] || give_up "Tandem needs a JDK $java_version_min or newer, and none was found. Get one from https://adoptium.net
(or with your package manager: temurin-25-jdk, openjdk-25-jdk), or set JAVA_HOME to the one you have."
  export JAVA_HOME=$best
  java=$JAVA_HOME/bin/java
}

# The major version of the JDK in a folder; 0 where there is none.
java_version() {
  local version=""
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  printf '%s' "${version:-0}"
}

real_path() {
  local path=$1 target
  while [ -L "$path" ]; do
    target=$(readlink "$path")
    case $target in
      /*) path=$target ;;
      *) path=$(dirname "$path")/$target ;;
    esac
  done
  printf '%s' "$path"
}
