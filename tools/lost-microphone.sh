#!/bin/bash
# Takes the microphone away from "listen" and from the window while they listen, for real:
#   tools/lost-microphone.sh MODEL
# 1. The sound server is killed. 2. Its only source is removed. 3. Its source is removed and the line moved to another,
# which is silent. The first two have to end with one sentence and exit code 2 within seconds, and without a processor
# at work meanwhile; the third has to be remarked upon, be the line moved or ended. The window has to say the first in
# its banner. The exit code is 1 if something of this is not so. Needs what virtual-microphone.sh needs, and xvfb and
# xauth for the window.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# != 1 ] && [ -z "${LOST_HOW:-}" ]; then
    sed -n '2,9s/^# \{0,1\}//p' "$0"
    exit 2
fi

# --- on the machine with the virtual microphone: begins, takes it away, and reports
if [ -n "${LOST_HOW:-}" ]; then
    directory=$(mktemp -d)
    trap 'rm -rf "$directory"' EXIT
    "$@" >"$directory/out" 2>"$directory/err" &
    command=$!
    for _ in {1..600}; do
        if [ -n "$(pactl list short source-outputs)" ]; then break; fi
        sleep 0.1
    done
    paplay --device=mic "$here/../corpus/long/06_gene.flac"
    case $LOST_HOW in
        killed) kill -KILL "$VIRTUAL_MICROPHONE_SERVER" ;;
        removed) pactl unload-module module-null-sink ;;
        moved)
            pactl load-module module-rescue-streams >/dev/null
            pactl load-module module-null-sink sink_name=other >/dev/null
            pactl unload-module "$(pactl list short modules | awk '/sink_name=mic/ {print $1}')"
            ;;
    esac
    taken=$SECONDS
    # the 14th and 15th field, counted behind the name: what it took of a processor, in ticks
    ticks() { sed 's/.*) //' "/proc/$command/stat" 2>/dev/null | awk '{print $12 + $13}'; }
    sleep 1
    first=$(ticks || true) second=$first
    for ((i = 0; i < 120; i++)); do
        kill -0 "$command" 2>/dev/null || break
        now=$(ticks || true)
        # a process that is just being reaped has zeros there: what was read before it counts
        if ((${now:-0} > ${second:-0})); then second=$now; fi
        sleep 0.1
        # what does not end by itself is ended
        if [ "$LOST_HOW" = moved ] && grep -q zeros "$directory/err"; then
            kill "$command"
            break
        fi
    done
    status=0
    wait "$command" || status=$?
    printf 'exit code %d, %d s after it was taken away; %d ms of a processor meanwhile\n' \
        $status $((SECONDS - taken)) $((10 * (${second:-0} - ${first:-0})))
    cat "$directory/err"
    cat "$directory/out"
    exit 0
fi

model=$1
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT

# expect NAME HOW PATTERN... -- COMMAND...: each pattern has to be in what is reported
expect() {
    local name=$1 how=$2 patterns=() pattern
    shift 2
    while [ "$1" != -- ]; do patterns+=("$1") && shift; done
    shift
    LOST_HOW=$how "$here/virtual-microphone.sh" "$0" "$@" >"$said/$name.all" 2>"$said/$name.err" ||
        cat "$said/$name.err" >&2
    { echo "-- $how: $*" && grep -v -e '^WARNING' -e '^{"label"' "$said/$name.all"; } >"$said/$name"
    for pattern in "${patterns[@]}"; do
        grep -Eq "$pattern" "$said/$name" || echo "lost-microphone: nothing there of '$pattern'" >>"$said/$name"
    done
}

listen=("$here/syllabary" listen "$model" --json)
window=(xvfb-run -a "$here/syllabary" desktop "$model" --json --exit-after 20)
gone='gives no more sound; plug it in again'
# side by side, each with a sound server of its own
expect 1 killed 'exit code 2, [0-6] s' '; [0-9]{1,3} ms of' "$gone" -- "${listen[@]}" &
expect 2 removed 'exit code 2, [0-6] s' '; [0-9]{1,3} ms of' "$gone" -- "${listen[@]}" &
expect 3 moved "nothing but zeros|$gone" -- "${listen[@]}" &
expect 4 killed 'exit code 0' "\"banner\":\"[^\"]*$gone" -- "${window[@]}" &
wait
cat "$said"/[1-4]
if grep -q '^lost-microphone' "$said"/[1-4]; then exit 1; fi
