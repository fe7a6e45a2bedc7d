#!/bin/bash
# Lets a command listen for a long time to a virtual microphone into which recordings are played again and again, and
# writes down what it takes, a row a minute:
#   tools/long-run.sh MINUTES OUT.tsv FILE... -- COMMAND...
#   tools/long-run.sh 60 hour.tsv corpus/long/*.flac -- tools/syllabary listen target/demo/syllables.onnx --json
# Columns: seconds since the beginning; MB of the process that are in memory; MB that are in use on the heap,
# counted after a collection; processor seconds since the beginning; threads. What the command prints goes to OUT.tsv.log. The
# command has to be the Java program itself, or to become it, as the launcher does. Needs a JDK (jcmd) besides what
# virtual-microphone.sh needs. The exit code is 1 if the command ended before its time.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")

if [ $# -lt 5 ]; then
    sed -n '2,9s/^# \{0,1\}//p' "$0"
    exit 2
fi
if [ -z "${LONG_RUN_INSIDE:-}" ]; then
    LONG_RUN_INSIDE=1 exec "$here/virtual-microphone.sh" "$0" "$@"
fi

minutes=$1 out=$2
shift 2
files=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do files+=("$1") && shift; done
shift
for file in "${files[@]}"; do [ -r "$file" ] || { echo "long-run: no such file: $file" >&2 && exit 2; }; done

"$@" >"$out.log" 2>&1 &
command=$!
(while true; do for file in "${files[@]}"; do paplay --device=mic "$file" && sleep 1; done; done) &
player=$!
trap 'kill "$player" "$command" 2>/dev/null || true' EXIT

ticks=$(getconf CLK_TCK)
# what stands in the 14th and 15th field, counted behind the name, which may hold blanks
processor() {
    sed 's/.*) //' "/proc/$command/stat" | awk -v t="$ticks" '{printf "%.1f", ($12 + $13) / t}'
}

# what is counted after a second collection, for the first only finds what a window system has to let go of
live_heap() {
    jcmd "$command" GC.run >/dev/null
    sleep 1
    jcmd "$command" GC.class_histogram | awk '$1 == "Total" {printf "%.2f", $3 / 1048576}'
}

printf 'seconds\tresidentMB\theapMB\tprocessorSeconds\tthreads\n' | tee "$out"
sleep 20 # until it is up
for ((minute = 0; minute <= minutes; minute++)); do
    kill -0 "$command" 2>/dev/null || { echo "long-run: the command has ended; its words are in $out.log" >&2 && exit 1; }
    resident=$(awk '/^VmRSS/ {printf "%.1f", $2 / 1024}' "/proc/$command/status")
    threads=$(awk '/^Threads/ {print $2}' "/proc/$command/status")
    printf '%d\t%s\t%s\t%s\t%s\n' "$SECONDS" "$resident" "$(live_heap)" "$(processor)" "$threads" | tee -a "$out"
    [ "$minute" = "$minutes" ] || sleep 60
done
