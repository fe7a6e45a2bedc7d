#!/bin/sh
# Measures one row of the results table in README.md: trains with each seed, evaluates on the test split, and prints
# the accuracies and the median run as a row.
#
#   tools/measure.sh CORPUS RECIPE [SEEDS] [options of train and evaluate, such as --words yes,no]
#
# With SEEDS of the form `speakers`, instead leaves out one speaker after another (seed 1) and prints each accuracy and
# the mean. EPOCHS in the environment takes the place of the recipe's. Models, and what each made of every clip, stay in
# target/measured.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
[ $# -ge 2 ] || { sed -n '2,9p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
corpus=$1 recipe=$2 seeds=${3:-"1 2 3"}
shift 2
[ $# -eq 0 ] || shift
name=$(basename "$corpus")
out=$here/../target/measured
mkdir -p "$out"

# field NAME FILE: the first number, or list of numbers, of that name in the JSON that evaluate prints
field() {
  tr -d '\n ' <"$2" | grep -o "\"$1\":\[\{0,1\}[-0-9.eE,]*" | head -n 1 | sed 's/.*[:[]//; s/,$//'
}

# run MODEL SEED OPTIONS...: trains and prints the minutes it took
run() {
  model=$1 seed=$2
  shift 2
  start=$(date +%s)
  "$here/syllabary" train "$corpus" --recipe "$recipe" --seed "$seed" --out "$model.onnx" \
    ${EPOCHS:+--epochs "$EPOCHS"} "$@" >"$model.log"
  end=$(date +%s)
  echo $((end - start)) | awk '{printf "%.1f", $1 / 60}'
}

if [ "$seeds" = speakers ]; then
  speakers=$(awk -F'\t' 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == "speaker") s = i} NR > 1 {print $s}' \
    "$corpus/manifest.tsv" | sort -u)
  for speaker in $speakers; do
    model=$out/$name-$recipe-without-$speaker
    minutes=$(run "$model" 1 --leave-out "$speaker" "$@")
    "$here/syllabary" evaluate "$model.onnx" "$corpus" --speaker "$speaker" --json >"$model.json"
    echo "$speaker $(field accuracy "$model.json") $minutes"
  done | awk '{printf "%s %.1f %% (%s min)\n", $1, 100 * $2, $3; sum += $2; n++}
    END {printf "mean of %d speakers left out: %.1f %%\n", n, 100 * sum / n}'
  exit 0
fi

for seed in $seeds; do
  model=$out/$name-$recipe-$seed
  minutes=$(run "$model" "$seed" "$@")
  "$here/syllabary" evaluate "$model.onnx" "$corpus" --json --outcomes "$model.jsonl" "$@" >"$model.json"
  echo "$(field accuracy "$model.json") $(field interval "$model.json") $minutes $seed $(field clips "$model.json")"
done | sort -n | awk -v name="$name" -v recipe="$recipe" '
  {a[NR] = $1; i[NR] = $2; m[NR] = $3; s[NR] = $4; clips = $5}
  END {
    for (k = 1; k <= NR; k++) printf "seed %s: %.2f %% (%s min)\n", s[k], 100 * a[k], m[k]
    k = int((NR + 1) / 2)
    split(i[k], ends, ",")
    printf "| %s | %s | %d | %.1f %% | %.1f to %.1f %% | %s |\n",
      name, recipe, clips, 100 * a[k], 100 * ends[1], 100 * ends[2], m[k]
  }'
