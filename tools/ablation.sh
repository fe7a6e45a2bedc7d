#!/bin/sh
# Trains mel-80k, and wave-80k, with one thing changed at a time and prints what each variant recognises of the validation
# clips, as rows of a table. Tests are never looked at.
#
#   tools/ablation.sh CORPUS OUT [options of train and evaluate, such as --words yes,no]
#
# EPOCHS (40) and SEED (1) are taken from the environment; OUT keeps recipes, models and figures, and what is there already
# is not made again.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
[ $# -ge 2 ] || { sed -n '2,8p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
corpus=$1 out=$2
shift 2
recipes=$here/../src/main/resources/io/github/syllabary/training/recipes
mkdir -p "$out"

# variant NAME RECIPE SED [options of train]: RECIPE with SED applied
variant() {
  name=$1 recipe=$2 change=$3
  shift 3
  file=$out/$(echo "$name" | tr -c 'a-z0-9\n' '-')
  sed "$change" "$recipes/$recipe.yaml" >"$file.yaml"
  if [ -n "$change" ] && cmp -s "$file.yaml" "$recipes/$recipe.yaml"; then
    echo "ablation: '$change' changes nothing in $recipe.yaml" >&2
    exit 1
  fi
  [ -e "$file.onnx" ] || "$here/syllabary" train "$corpus" --recipe "$file.yaml" --epochs "${EPOCHS:-40}" \
    --seed "${SEED:-1}" --out "$file.onnx" "$@" >"$file.log"
  [ -e "$file.json" ] || "$here/syllabary" evaluate "$file.onnx" "$corpus" --split validation --json $words >"$file.json"
  awk -v name="$name" 'match($0, /"accuracy":[0-9.]+/) {
    printf "| %s | %.1f %% |\n", name, 100 * substr($0, RSTART + 11, RLENGTH - 11)}' "$file.json"
}

words=
for option; do
  [ -z "${previous:-}" ] || words="--words $option"
  previous=
  [ "$option" != --words ] || previous=yes
done

variant "as it is" mel-80k "" "$@"
variant "without noise" mel-80k "/^  noise:/d" "$@"
variant "two masks, up to 25 frames and 9 bands" mel-80k "s/^  masks:.*/  masks: {count: 2, frames: 25, bands: 9}/" "$@"
variant "without changes of speed" mel-80k "/^  speed:/d" "$@"
variant "without masks" mel-80k "/^  masks:/d" "$@"
variant "mixup" mel-80k 's/^  speed:.*/&\n  mixup: {probability: 0.5, alpha: 0.2}/' "$@"
variant "PCEN" mel-80k "s/kind: log-mel/kind: pcen/" "$@"
variant "without label smoothing" mel-80k "/^  labelSmoothing:/d" "$@"
variant "without the mean of the weights" mel-80k "/^  averaging:/d" "$@"
variant "pitch changed too, 3 semitones" mel-80k 's/^  speed:.*/&\n  pitchSemitones: [-3, 3]/' "$@"
variant "mean over time in the place of the maximum" mel-80k "s/max over time/average over time/" "$@"
variant "rooms, three clips of ten" mel-80k \
  's/^  speed:.*/&\n  room: {probability: 0.3, reverberationSeconds: [0.1, 0.6]}/' "$@"
variant "lines and telephones, three clips of ten" mel-80k \
  's/^  speed:.*/&\n  channel: {probability: 0.3, lowPassHz: [3000, 8000], telephone: 0.4, muLaw: 0.2}/' "$@"
variant "tempo changed too" mel-80k 's/^  speed:.*/&\n  tempo: [0.8, 1.25]/' "$@"
variant "formants changed too, by an eighth" mel-80k 's/^  speed:.*/&\n  formants: [0.88, 1.14]/' "$@"
variant "octaves louder and softer, half of the clips" mel-80k \
  's/^  speed:.*/&\n  frequencyResponse: {probability: 0.5, db: 8}/' "$@"
variant "without changes of level" mel-80k "/^  gainDb:/d" "$@"
variant "noise of 0 to 20 dB, eight clips of ten" mel-80k "s/^  noise:.*/  noise: {probability: 0.8, snrDb: [0, 20]}/" "$@"
variant "levels normalised while running" mel-80k 's/^    bands: 40/&\n    normalisation: running/' "$@"
variant "kernels along time and frequency (mel-2d)" mel-2d "" "$@"
variant "teacher mel-300k" mel-300k "" "$@" >/dev/null
variant "taught by mel-300k of as many epochs" mel-80k "" --teacher "$out/teacher-mel-300k.onnx" "$@"
variant "taught by mel-2d of as many epochs" mel-80k "" \
  --teacher "$out/kernels-along-time-and-frequency--mel-2d-.onnx" "$@"

variant "samples (wave-80k)" wave-80k "" "$@"
variant "samples, filters drawn and not mel bands" wave-80k "s/, start: mel//" "$@"
variant "samples, half waves" wave-80k "s/^  - abs/  - relu/" "$@"
variant "samples, no logarithms" wave-80k "/^  - log/d" "$@"
variant "samples at 8 kHz" wave-80k "s/sampleRate: 16000/sampleRate: 8000/; s/kernel: 256, stride: 40/kernel: 128, stride: 20/" "$@"
