#!/bin/sh
# Measures our speed beside PyTorch and ONNX Runtime on each Java given and rewrites the tables of the section Speed in
# README.md. Some eight minutes a Java; let nothing else run meanwhile.
#
#   tools/speed.sh JAVA_HOME...
#
# What was measured stays in target/speed, a JSON object a line.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
[ $# -ge 1 ] || { sed -n '2,7p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
out=$root/target/speed
mkdir -p "$out"

# figures of an earlier run stay where they are until all of this one are there
for home; do
  name=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
  echo "Java $name" >&2
  JAVA_HOME=$home "$root/tools/syllabary" bench --peers --json >"$out/$name.part"
done
for home; do
  name=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
  mv "$out/$name.part" "$out/$name.json"
done
machine=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
jar=$(ls -t "$root"/target/syllabary-*-app.jar | head -n 1)
java -cp "$jar" "$root/tools/SpeedTables.java" "$root/README.md" "${machine:-$(uname -m)}" "$out"/*.json
