#!/bin/sh
# Writes the lists that spotters are trained, calibrated and tested on, as manifests that name the recordings under
# SYLLABARY_CORPORA:
#
#   SYLLABARY_CORPORA=... tools/spotting-lists.sh FOLDER [--prompts]
#
# With --prompts also running speech of telephone prompts, read by professional speakers: English for wake/train.tsv,
# Russian for wake/calibrate-negatives.tsv, out of Debian's packages, which apt-get downloads and dpkg-deb unpacks.
#
#   wake/     alexa, computer, jarvis       words/    ten words of Speech Commands       hebrew/   ken (yes), lo (no)
#     train.tsv                 the words and, as unknown, other speech: for train
#     positives.tsv             the words of the split validation: for calibrate --positives
#     calibrate-negatives.tsv   without the words: for calibrate --negatives
#     test-positives.tsv  test-negatives.tsv      for the figures, and for nothing else
#   hebrew/ has no list of its words, which `corpus cut` takes out of the recordings; others.tsv is for train --negatives
#   noise/train noise/calibrate noise/test        the same recordings of noise, by use, as links
#
# No speaker and no source stands in more than one of training, calibration and test, but for two things: takes of the
# wake words do not say who speaks, and Speech Commands is divided by its speakers.
# The column kind says what a negative is: speech (running), words (said singly) or noise.
set -eu

[ $# -eq 1 ] || [ "${2-}" = --prompts ] || { sed -n '2,20p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
: "${SYLLABARY_CORPORA:?says where the corpora are}"
corpora=$(CDPATH= cd -- "$SYLLABARY_CORPORA" && pwd)
mkdir -p "$1/wake" "$1/words" "$1/hebrew"
out=$(CDPATH= cd -- "$1" && pwd)
learnt_voice=none
[ "${2-}" != --prompts ] || learnt_voice=allison
ten='^(down|go|left|no|off|on|right|stop|up|yes)$'

header() { printf 'path\tlabel\tspeaker\tsplit\tkind\n'; }

# rows CORPUS KIND LABEL SPLIT CONDITION: rows of a corpus as rows of a list; LABEL and SPLIT are kept where they are '='.
# The condition, in awk, sees label, speaker, split and path.
rows() {
  awk -F'\t' -v OFS='\t' -v root="$corpora/$1" -v kind="$2" -v as="$3" -v in_="$4" -v ten="$ten" '
    NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
    {path = $at["path"]; label = $at["label"]; speaker = $at["speaker"]; split_ = $at["split"]}
    '"$5"' {print root "/" path, as == "=" ? label : as, speaker, in_ == "=" ? split_ : in_, kind}
  ' "$corpora/$1/manifest.tsv"
}

noise() {
  for name in $2; do
    mkdir -p "$out/noise/$1/noise"
    ln -sf "$corpora/noise/noise/$name.flac" "$out/noise/$1/noise/$name.flac"
  done
}
noise train "doing_the_dishes pink_noise"
noise calibrate "boiler dude_miaowing running_tap"
noise test "exercise_bike kitchen white_noise"
of_calibration='path ~ /boiler|dude_miaowing|running_tap/'
of_test='path ~ /exercise_bike|kitchen|white_noise/'

# --- wake words
{
  header
  rows wake-words words = = 'split_ == "train" || split_ == "validation"'
  rows speech-commands words unknown = 'split_ == "train"'
} >"$out/wake/train.tsv"
{ header; rows wake-words words = = 'split_ == "validation"'; } >"$out/wake/positives.tsv"
{
  header
  rows mandarin-syllables words unknown validation 1
  rows arabic-commands words unknown validation 1
  rows klettres-syllables words unknown validation 1
  rows asterisk-digits-letters words unknown validation "speaker != \"$learnt_voice\""
  rows speech-commands words unknown = 'split_ == "validation"'
  rows other-speech speech unknown validation 1
  rows noise noise unknown validation "$of_calibration"
} >"$out/wake/calibrate-negatives.tsv"
{ header; rows wake-words words = = 'split_ == "test"'; } >"$out/wake/test-positives.tsv"
{
  header
  rows coffee-commands speech unknown test 1
  rows speech-commands words unknown = 'split_ == "test"'
  rows fsdd words unknown test 1
  rows hebrew-yesno-sequences words unknown test 1
  rows noise noise unknown test "$of_test"
} >"$out/wake/test-negatives.tsv"

# --- ten words; the Italian prompts may hold "no"; what coffee-commands holds is not written down, so that each find in
# it is counted as false although it may be true
{
  header
  rows speech-commands words = = '(split_ == "train" || split_ == "validation") && label ~ ten'
  rows speech-commands words unknown = 'split_ == "train" && label !~ ten'
} >"$out/words/train.tsv"
{ header; rows speech-commands words = = 'split_ == "validation" && label ~ ten'; } >"$out/words/positives.tsv"
{
  header
  rows mandarin-syllables words unknown validation 1
  rows arabic-commands words unknown validation 1
  rows asterisk-digits-letters words unknown validation 1
  rows fsdd words unknown validation 1
  rows speech-commands words unknown = 'split_ == "validation" && label !~ ten'
  rows other-speech speech unknown validation 'speaker == "june"'
  rows noise noise unknown validation "$of_calibration"
} >"$out/words/calibrate-negatives.tsv"
{ header; rows speech-commands words = = 'split_ == "test" && label ~ ten'; } >"$out/words/test-positives.tsv"
{
  header
  rows coffee-commands speech unknown test 1
  rows speech-commands words unknown = 'split_ == "test" && label !~ ten'
  rows klettres-syllables words unknown test 1
  rows hebrew-yesno-sequences words unknown test 1
  rows noise noise unknown test "$of_test"
} >"$out/words/test-negatives.tsv"

# --- Hebrew yes and no, one speaker; syllables that sound like a word are left out
{
  header
  rows speech-commands words unknown = 'split_ == "train" && label !~ /^(no|go)$/'
} >"$out/hebrew/others.tsv"
{
  header
  rows mandarin-syllables words unknown validation 'label !~ /^(ken|lo|luo|le)[1-5]$/'
  rows arabic-commands words unknown validation 1
  rows asterisk-digits-letters words unknown validation 1
  rows fsdd words unknown validation 1
  rows speech-commands words unknown = 'split_ == "validation" && label !~ /^(no|go)$/'
  rows other-speech speech unknown validation 'speaker == "june"'
  rows noise noise unknown validation "$of_calibration"
} >"$out/hebrew/calibrate-negatives.tsv"
{
  header
  rows coffee-commands speech unknown test 1
  rows speech-commands words unknown = 'split_ == "test" && label !~ /^(no|go)$/'
  rows klettres-syllables words unknown test 'label !~ /_(lo|ken|que)$/'
  rows noise noise unknown test "$of_test"
} >"$out/hebrew/test-negatives.tsv"

# prompts PACKAGE SPEAKER SPLIT: rows of what a Debian package of prompts holds, fetched once
prompts() {
  if [ ! -d "$out/prompts/$1" ]; then
    mkdir -p "$out/prompts"
    (cd "$out/prompts" && apt-get -qq download "$1" && dpkg-deb -x "$1"_*.deb "$1.part" && mv "$1.part" "$1")
  fi
  find "$out/prompts/$1" -name '*.wav' -size +44c | LC_ALL=C sort |
    awk -v OFS='\t' -v speaker="$2" -v split_="$3" '{print $0, "unknown", speaker, split_, "speech"}'
}
if [ "${2-}" = --prompts ]; then
  prompts asterisk-core-sounds-en-wav allison train >>"$out/wake/train.tsv"
  prompts asterisk-core-sounds-ru-wav russian validation >>"$out/wake/calibrate-negatives.tsv"
fi
