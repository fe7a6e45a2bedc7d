#!/bin/bash
# Teaches two words in the window, by keyboard and through a virtual microphone, and has the window recognise them in a
# recording; without a screen:
#   tools/teach-in-window.sh OUT
# writes into the folder OUT the takes, the model, what the window saw (window.json) and, where ImageMagick is, a picture
# of each step. The exit code is 1 if something did not go as it should. Needs Debian's xvfb, xauth, xdotool and python3,
# and what virtual-microphone.sh needs.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# != 1 ]; then
    sed -n '2,7s/^# \{0,1\}//p' "$0"
    exit 2
fi
if [ -z "${TEACH_INSIDE:-}" ]; then
    mkdir -p "$1"
    rm -rf "$1/my-words" "$1"/{my-words.onnx,window.json} "$1"/[1-6]-*.png "$1/failed.png"
    TEACH_INSIDE=1 exec xvfb-run -a -s "-screen 0 1120x720x24" "$here/virtual-microphone.sh" "$0" "$(cd "$1" && pwd)"
fi
out=$1
corpus=$here/../corpus
takes=3

"$here/syllabary" desktop base --json >"$out/window.json" &
window=$!
# a room is never quite silent; the microphone of PulseAudio is where nothing is played
paplay --device=mic --raw --format=s16le --rate=16000 --channels=1 --volume=7500 /dev/urandom &
noise=$!
trap 'kill "$window" "$noise" 2>/dev/null || true' EXIT

# wait_for WHAT SECONDS COMMAND...: until it succeeds
wait_for() {
    local what=$1 tenths=$((10 * $2))
    shift 2
    for ((i = 0; i < tenths; i++)); do
        if "$@" >/dev/null 2>&1; then return; fi
        sleep 0.1
    done
    shot failed
    echo "teach-in-window: $what did not come; see $out" >&2
    exit 1
}

shot() {
    if command -v import >/dev/null; then import -window root "$out/$1.png"; fi
}

# into ALT-KEY TEXT: into the field of that key
into() {
    xdotool key "alt+$1" sleep 0.2 key ctrl+a type "$2"
}

# say VOLUME WORD VOICE
say() {
    paplay --device=mic --volume="$1" "$corpus/$2/$3.flac"
}

# take WORD NUMBER VOICE: said, and kept
take() {
    say 60000 "$1" "$3"
    wait_for "take $2 of $1" 10 test -e "$out/my-words/$1/me_0$2.png"
}

wait_for "the window" 60 xdotool search --onlyvisible --name Syllabary
xdotool search --onlyvisible --name Syllabary windowmove 0 0
# what nobody clicked on has no keyboard where there is no window manager
xdotool mousemove 400 400 sleep 1 click 1 sleep 0.5
xdotool key alt+h sleep 0.5
into w "ni3_hao3, qi1"
into t $takes
into f "$out/my-words"
shot 1-form
xdotool key alt+g
sleep 2
shot 2-background
wait_for "the background" 20 test -e "$out/my-words/_background_noise_/me_01.png"

# far louder than there is room for, and not to be heard until the window has waited long enough
say 180000 ni3_hao3 annie
sleep 1.2
say 5000 ni3_hao3 annie
sleep 8.5
take ni3_hao3 1 annie
take ni3_hao3 2 f4
shot 3-takes
# again, by the same voice
xdotool key alt+r
wait_for "taking away" 5 test ! -e "$out/my-words/ni3_hao3/me_02.wav"
take ni3_hao3 2 f4
take ni3_hao3 3 linda
take qi1 1 annie
take qi1 2 f4
take qi1 3 linda
sleep 0.5
shot 4-review
xdotool key alt+l
for ((i = 0; i < 8; i++)); do
    sleep 0.6
    if [ -e "$out/my-words.onnx" ]; then break; fi
    shot 5-learning
done
wait_for "the model" 60 test -e "$out/my-words.onnx"
sleep 2
paplay --device=mic "$corpus/long/01_annie.flac"
sleep 0.5
shot 6-listening
xdotool key ctrl+q
wait "$window" || true
python3 - "$out/window.json" <<'PYTHON'
import json, sys

saw = json.load(open(sys.argv[1]))
events = saw["teaching"]
print(*(f"{e['event']:8} {e.get('word', '')} {e.get('take', '')} {e['detail']}" for e in events), sep="\n")
print(*(f"found    {d['label']} at {d['end']:.2f} s, {d['score']:.2f}" for d in saw["detections"]), sep="\n")
refused = [e["detail"] for e in events if e["event"] == "refused"]
expected = {
    "a clipped take is refused": any(r.startswith("clipped") for r in refused),
    "a take that is not heard is refused": any(r.startswith(("nothing was heard", "silent")) for r in refused),
    "a take was taken again": sum(e["event"] == "removed" for e in events) == 1,
    "all takes were taken": sum(e["event"] == "taken" for e in events) == 7,
    "the takes were learnt": any(e["event"] == "learnt" for e in events),
    "the new model listens": saw["model"].endswith("my-words.onnx"),
    "ni3_hao3 is found twice": sum(d["label"] == "ni3_hao3" for d in saw["detections"]) == 2,
    "nothing was lost": saw["droppedSeconds"] == 0,
}
wrong = [what for what, holds in expected.items() if not holds]
if wrong:
    sys.exit("teach-in-window: not so: " + "; ".join(wrong))
PYTHON
