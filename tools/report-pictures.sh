#!/bin/bash
# report-pictures.sh PAGE OUT: pictures of a report as readers have it, of a desktop's and a phone's width, light and
# dark. Needs Debian's chromium and imagemagick.
set -euo pipefail
if [ $# != 2 ]; then
    sed -n '2,3s/^# //p' "$0"
    exit 2
fi
page=$(realpath "$1") out=$2
mkdir -p "$out"

# shot NAME WIDTH HEIGHT SCHEME [PLACE]: the page in a frame of that width, for a window is 500 wide at least
shot() {
    local frame
    frame=$(mktemp --suffix .html)
    printf '<!doctype html><meta name="color-scheme" content="light dark"><style>body { margin: 0 } iframe { border: 0; width: %dpx; height: %dpx }</style><iframe src="file://%s"></iframe>' \
        "$2" "$3" "$page${5:-}" >"$frame"
    chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --window-size="$(($2 < 500 ? 500 : $2)),$3" \
        --blink-settings=preferredColorScheme="$([ "$4" = dark ] && echo 0 || echo 1)" \
        --virtual-time-budget=5000 --screenshot="$out/$1.png" "file://$frame" 2>/dev/null
    rm "$frame"
    convert "$out/$1.png" -crop "${2}x$3+0+0" +repage -colors 255 "$out/$1.png"
}

shot desktop 1180 1500 light
shot dark 1180 1500 dark
shot phone 390 1000 light
shot mistakes 390 1000 light '#m1-mistakes'
convert "$out/desktop.png" -crop 1180x1000+0+0 +repage "$out/mistakes.png" +append -colors 255 "$out/report.png"
