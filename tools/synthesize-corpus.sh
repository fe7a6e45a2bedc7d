#!/bin/sh
# Makes the corpus in corpus/ anew: the same plan, seed and version of espeak-ng give the same bytes.
# usage: tools/synthesize-corpus.sh [folder] [seed]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
if ! command -v espeak-ng > /dev/null; then
    echo "espeak-ng is not on this machine; install it first (Debian: apt install espeak-ng)" >&2
    exit 2
fi
exec "$here/tools/syllabary" corpus synthesize \
    --plan "$here/corpus/plan.tsv" --out "${1:-$here/corpus}" --seed "${2:-1}"
