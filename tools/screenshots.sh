#!/bin/bash
# screenshots.sh MODEL RECORDING OUT: pictures of the window at work, without a screen: listening, held on a moment,
# looking inside in the dark, teaching. Needs Debian's xvfb, xauth, xdotool and imagemagick.
set -euo pipefail
if [ $# != 3 ]; then
    sed -n '2,3s/^# //p' "$0"
    exit 2
fi
if [ -z "${SCREENSHOTS_INSIDE:-}" ]; then
    SCREENSHOTS_INSIDE=1 exec xvfb-run -a -s "-screen 0 1120x720x24" "$0" "$@"
fi
model=$1 recording=$2 out=$3
here=$(dirname "${BASH_SOURCE[0]}")
mkdir -p "$out"

# click X Y: buttons and picture stand where they do in a window of 1120 by 720
click() {
    xdotool mousemove "$1" "$2" click 1
    sleep 3
}

shot() {
    import -window root "$out/$1.png"
}

"$here/syllabary" desktop "$model" --wav "$recording" &
window=$!
trap 'kill "$window"' EXIT
for _ in $(seq 120); do
    if xdotool search --onlyvisible --name Syllabary >/dev/null 2>&1; then break; fi
    sleep 0.5
done
xdotool search --onlyvisible --name Syllabary windowmove 0 0
sleep 10
shot listening
click 420 300
shot held
click 938 18
click 1090 18
shot inside
click 1006 18
shot teach
mogrify -colors 255 "$out"/*.png
