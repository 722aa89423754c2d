# The parts that up and down share: the JDK, the build, and how the launcher is run. Sourced, never run by itself.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
launcher=$root/deploy/local/launcher/target

is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && "$1/bin/java" -version 2>&1 | head -n 1 | grep -q '"25[."]'
}

# Prints the folder of a JDK 25, wherever it may be.
find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  if [ -x /usr/libexec/java_home ] && candidate=$(/usr/libexec/java_home -v 25 2>/dev/null) &&
      is_jdk_25 "$candidate"; then
    printf '%s\n' "$candidate"
    return
  fi
  if command -v java >/dev/null; then
    candidate=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    if is_jdk_25 "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  fi
  return 1
}

need_jdk() {
  jdk=$(find_jdk) || {
    echo "No JDK 25 was found: install one (such as Temurin 25), or set JAVA_HOME to it." >&2
    exit 1
  }
}

artifacts() {
  local module
  for module in $(sed -n 's,.*<module>\(services/[a-z]*\)</module>.*,\1,p' "$root/pom.xml"); do
    # libraries have no program of their own
    case $module in services/web | services/chassis) continue ;; esac
    printf '%s\n' "$root/$module/target/${module#services/}.jar"
  done
  printf '%s\n' "$root/gateway/target/gateway.jar" "$root/deploy/local/identity/target/identity.jar" \
    "$launcher/launcher.jar" "$launcher/lib" "$root/testing/broker/target/lib"
}

# Whether every artifact is there and no source is newer: than the last build from here, or than the oldest artifact.
is_built() {
  local artifact reference=''
  while read -r artifact; do
    [ -e "$artifact" ] || return 1
    # a program's own time is always the same, so that the same source gives the same bytes
    [ -e "$artifact.original" ] && artifact=$artifact.original
    [ -f "$artifact" ] && { [ -z "$reference" ] || [ "$artifact" -ot "$reference" ]; } && reference=$artifact
  done < <(artifacts)
  [ -e "$launcher/built" ] && [ "$launcher/built" -nt "$reference" ] && reference=$launcher/built
  [ -z "$(find "$root/pom.xml" "$root/contracts" "$root/services" "$root/gateway" \
    "$root/testing/broker" "$root/testing/servers" "$root/deploy/local/identity" "$root/deploy/local/launcher" \
    \( -name target -o -path '*/src/test' \) -prune -o -type f -newer "$reference" -print 2>/dev/null | head -n 1)" ]
}

build() {
  local started log
  command -v mvn >/dev/null || {
    echo "Maven was not found, and something has to be built: install Maven 3.8.7 or later." >&2
    exit 1
  }
  echo "Building what is not built yet; the first time this takes a few minutes."
  started=$(mktemp)
  log=$(mktemp)
  if ! (cd "$root" && mvn -q -B -Dmaven.test.skip=true -Dformat.skip=true package) >"$log" 2>&1; then
    tail -n 25 "$log" >&2
    echo "The build failed: its last lines are above, all of them in $log." >&2
    rm -f "$started"
    exit 1
  fi
  # the time of the beginning: what was edited meanwhile is newer
  touch -r "$started" "$launcher/built"
  rm -f "$started" "$log"
}

# Becomes the launcher.
launch() {
  exec "$jdk/bin/java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -Duser.timezone=UTC -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -Dibasho.root="$root" -classpath "$launcher/launcher.jar:$launcher/lib/*" org.ibasho.local.launcher.Launcher "$@"
}
