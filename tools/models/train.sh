#!/bin/sh
# Trains the models in the box, from the corpora in $SYLLABARY_CORPORA and from synthetic voices, and measures each.
#
#   tools/models/train.sh [--keep-validation] OUT [MODEL...]      all of them, or those named
#
# They learn from the clips for validation too, for nothing is to be chosen any more; with --keep-validation they do not, to
# choose by them (evaluate --split validation).
#
# pinyin, two networks in one, learns from all four voices that there are, so nobody is left to measure it on;
# pinyin-without-VOICE, for one of chenwang, chulo, gcin3 and yuetan, is the same without that voice and measured on it.
# digits-without-SPEAKER learns the ten digits from all but one of the six speakers of fsdd and from other corpora, and is
# measured on that one. OUT keeps manifests, models and what `evaluate` said of each on clips of speakers it never heard. What is
# there already is not made again. SEED in the environment takes the place of 1, with another OUT. Needs espeak-ng and python3.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
how="--seed ${SEED:-1} --learn-validation"
[ "${1-}" != --keep-validation ] || { how="--seed ${SEED:-1}"; shift; }
[ $# -ge 1 ] || { sed -n '2,13p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
: "${SYLLABARY_CORPORA:?is the folder of the corpora; see corpus fetch}"
out=$1
shift
[ $# -gt 0 ] || set -- digits commands arabic-commands pinyin
for model in "$@"; do
  case $model in
    digits | digits-without-* | commands | arabic-commands | pinyin | pinyin-without-*) ;;
    *)
      echo "train.sh: $model is none of digits, digits-without-SPEAKER, commands, arabic-commands, pinyin and pinyin-without-VOICE" >&2
      exit 2
      ;;
  esac
done
mkdir -p "$out"
syllabary=$here/../syllabary

digits=0=zero,1=one,2=two,3=three,4=four,5=five,6=six,7=seven,8=eight,9=nine
commands=down,go,left,no,off,on,right,stop,up,yes
[ -e "$out/synthetic" ] ||
  "$syllabary" corpus synthesize --words "$digits,$commands" --language en --voices 60 --out "$out/synthetic"
"$here/manifests.py" "$out" --synthetic "$out/synthetic"
noise=$out/noise/train more=$out/noise/more

# fit CORPUS RECIPE FROM OUT: with what was recorded for noise, and what was made
fit() {
  [ -e "$out/all.onnx" ] ||
    "$syllabary" train "$out/all.tsv" --recipe "$here/all.yaml" --noise "$more" --out "$out/all.onnx" $how
  "$syllabary" train "$1" --recipe "$here/$2.yaml" --from "$3" --noise "$more" --out "$4" $how
}

# small MODEL: weights of 8 bits, which cost nothing that validation shows
small() { "$syllabary" ensemble "$out/$1-16.onnx" --weight-bits 8 --out "$out/$1.onnx"; }

for model in "$@"; do
  corpus=$out/$model.tsv
  [ -e "$corpus" ] || corpus=$SYLLABARY_CORPORA/$model
  [ -e "$out/$model.onnx" ] || case $model in
    digits)
      fit "$corpus" digits "$out/all.onnx" "$out/digits-1.onnx"
      fit "$corpus" balanced "$out/digits-1.onnx" "$out/digits-16.onnx"
      small digits
      ;;
    arabic-commands | commands)
      fit "$corpus" "$model" "$out/all.onnx" "$out/$model-16.onnx"
      small "$model"
      ;;
    digits-without-*)
      fit "$corpus" digits "$out/all.onnx" "$out/$model-16.onnx"
      small "$model"
      ;;
    pinyin*)
      # two networks of different kinds, in one file
      for recipe in pinyin pinyin-2d; do
        by=$out/$model-by-$recipe
        [ -e "$by-1.onnx" ] ||
          "$syllabary" train "$corpus" --recipe $recipe --noise "$noise" --out "$by-1.onnx" $how
        [ -e "$by.onnx" ] ||
          "$syllabary" train "$corpus" --recipe "$here/$recipe-fine.yaml" --from "$by-1.onnx" --noise "$noise" \
            --out "$by.onnx" $how
      done
      "$syllabary" ensemble "$out/$model-by-pinyin.onnx" "$out/$model-by-pinyin-2d.onnx" --out "$out/$model.onnx"
      ;;
  esac
  [ "$model" != pinyin ] || continue
  [ -e "$out/$model.txt" ] ||
    "$syllabary" evaluate "$out/$model.onnx" "$corpus" --robustness --noise "$out/noise/test" >"$out/$model.txt"
  sed -n 1p "$out/$model.txt"
done
