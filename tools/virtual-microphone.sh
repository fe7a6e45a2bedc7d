#!/bin/bash
# Runs a command on a machine whose only microphone is a virtual one, and plays sound files into it:
#   tools/virtual-microphone.sh [--rate HZ] [--play FILE]... [--tail SECONDS] [--] COMMAND...
# Files (WAV, FLAC, Ogg; one after the other) are played as soon as the command records; SECONDS (1) after the last it is
# told to end (SIGTERM), if it has not ended by itself. Without files it runs as long as it likes, and
#   paplay --device=mic FILE
# from within it, or from another terminal with the XDG_RUNTIME_DIR that is printed, speaks into the microphone. The number
# of the server's process is in VIRTUAL_MICROPHONE_SERVER.
# The exit code is the command's; 0 if it ended because it was told to.
# Needs Debian's pulseaudio, pulseaudio-utils and libasound2-plugins; no sound card, no D-Bus, no settings, any user.
set -euo pipefail

fail() {
    printf 'virtual-microphone: %s\n' "$1" >&2
    exit 2
}

rate=48000
tail=1
files=()
while [ $# -gt 0 ]; do
    case $1 in
        --rate) rate=${2:?--rate takes a number of Hz} && shift 2 ;;
        --play) files+=("${2:?--play takes a file}") && shift 2 ;;
        --tail) tail=${2:?--tail takes seconds} && shift 2 ;;
        --) shift && break ;;
        -*) fail "no option $1; see the head of this script" ;;
        *) break ;;
    esac
done
[ $# -gt 0 ] || fail "no command to run; see the head of this script"
for file in ${files[@]+"${files[@]}"}; do [ -r "$file" ] || fail "no such file: $file"; done
for program in pulseaudio pactl paplay; do
    command -v $program >/dev/null || fail "$program is missing: apt install pulseaudio pulseaudio-utils libasound2-plugins"
done

directory=$(mktemp -d)
export XDG_RUNTIME_DIR=$directory/run PULSE_SERVER=unix:$directory/run/pulse/native PULSE_COOKIE=$directory/cookie
mkdir -m 700 "$XDG_RUNTIME_DIR"
server=
command=
end() {
    # each by its own number; what has ended already is no fault
    if [ -n "$command" ]; then kill -KILL -- "-$command" 2>/dev/null || true; fi
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$directory"
}
trap end EXIT
trap 'exit 130' INT TERM

# asks until it is so: about 30 seconds at most
until_so() {
    local what=$1
    shift
    for _ in {1..300}; do
        if "$@"; then return; fi
        sleep 0.1
    done
    cat "$directory/log" >&2
    fail "$what"
}

answers() {
    kill -0 "$server" 2>/dev/null || { cat "$directory/log" >&2 && fail "PulseAudio ended at once; its words stand above"; }
    pactl info >/dev/null 2>&1
}

ended() {
    ! kill -0 "$command" 2>/dev/null
}

records() {
    ended || [ -n "$(pactl list short source-outputs)" ]
}

pulseaudio -n --daemonize=no --use-pid-file=no --exit-idle-time=-1 -L module-native-protocol-unix \
    -L "module-null-sink sink_name=mic rate=$rate channels=1" >"$directory/log" 2>&1 &
server=$!
export VIRTUAL_MICROPHONE_SERVER=$server
until_so "PulseAudio does not answer; its words stand above" answers

if [ ${#files[@]} = 0 ]; then
    printf 'virtual-microphone: XDG_RUNTIME_DIR=%s\n' "$XDG_RUNTIME_DIR" >&2
    status=0
    "$@" || status=$?
    exit $status
fi

# in a process group of its own, which can be ended whole
set -m
"$@" </dev/null &
command=$!
set +m
until_so "the command does not record" records
for file in "${files[@]}"; do ended || paplay --device=mic "$file"; done
for ((i = 0; i < 10 * tail; i++)); do
    ended || sleep 0.1
done
told=
if ! ended; then
    told=yes
    # not the signal of Ctrl-C: whatever a shell starts in the background is deaf to that
    kill -TERM -- "-$command"
fi
status=0
wait "$command" || status=$?
command=
if [ -n "$told" ] && [ $status = 143 ]; then status=0; fi
exit $status
