#!/bin/sh
# Writes the lists that spotters are trained, calibrated and tested on, as manifests that name the recordings under
# SYLLABARY_CORPORA:
#
#   SYLLABARY_CORPORA=... tools/spotting-lists.sh FOLDER [--prompts] [--readings] [--dialogues]
#
# With --prompts also running speech of telephone prompts, read by professional speakers: English for wake/train.tsv,
# Russian for wake/calibrate-negatives.tsv, out of Debian's packages, which apt-get downloads and dpkg-deb unpacks.
# With --readings also English sentences, out of the quotations of Debian's package fortunes, that the voices of flite and
# espeak-ng read: some for wake/train.tsv, others by other voices for wake/calibrate-negatives.tsv.
# With --dialogues also what actors say in games, out of Debian's packages (130 MB, free licences): 4.6 hours of English
# (flight-of-the-amazon-queen) and 1.8 of Czech (fillets-ng-data-cs) for wake/train.tsv, 0.8 hours of English (drascula)
# and 1.6 of Dutch (fillets-ng-data-nl) for wake/calibrate-negatives.tsv. Needs python3.
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

usage() { sed -n '2,25p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
[ $# -ge 1 ] || usage
folder=$1
shift
with_prompts=no with_readings=no with_dialogues=no
for option; do
  case $option in
    --prompts) with_prompts=yes ;;
    --readings) with_readings=yes ;;
    --dialogues) with_dialogues=yes ;;
    *) usage ;;
  esac
done
: "${SYLLABARY_CORPORA:?says where the corpora are}"
corpora=$(CDPATH= cd -- "$SYLLABARY_CORPORA" && pwd)
mkdir -p "$folder/wake" "$folder/words" "$folder/hebrew"
out=$(CDPATH= cd -- "$folder" && pwd)
learnt_voice=none
[ $with_prompts = no ] || learnt_voice=allison
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

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

# package NAME: what a Debian package holds, fetched once, in prompts/NAME
package() {
  [ ! -d "$out/prompts/$1" ] || return 0
  mkdir -p "$out/prompts"
  (cd "$out/prompts" && apt-get -qq download "$1" && dpkg-deb -x "$1"_*.deb "$1.part" && mv "$1.part" "$1")
}

# prompts PACKAGE SPEAKER SPLIT: rows of what a Debian package of prompts holds
prompts() {
  package "$1"
  find "$out/prompts/$1" -name '*.wav' -size +44c | LC_ALL=C sort |
    awk -v OFS='\t' -v speaker="$2" -v split_="$3" '{print $0, "unknown", speaker, split_, "speech"}'
}
if [ $with_prompts = yes ]; then
  prompts asterisk-core-sounds-en-wav allison train >>"$out/wake/train.tsv"
  prompts asterisk-core-sounds-ru-wav russian validation >>"$out/wake/calibrate-negatives.tsv"
fi

# quotations: one a line, of 60 to 300 letters, in which no wake word stands, in no particular order
quotations() {
  package fortunes
  package fortunes-min
  for name in literature education food kids law love men-women people pets politics science sports wisdom work; do
    find "$out/prompts/fortunes" "$out/prompts/fortunes-min" -name "$name" -type f -exec cat {} +
    echo %
  done | awk -v RS='%\n' '
    {gsub(/\n[ \t]*-- [^\n]*/, " "); gsub(/\[[^\]]*\]/, " "); gsub(/[^ -~]/, " "); gsub(/[ *_"]+/, " ")}
    length($0) > 60 && length($0) < 300 && tolower($0) !~ /comput|alex|jarv|jerv/ {print}
  ' | awk '{print (NR * 7919) % 10007 "\t" $0}' | LC_ALL=C sort -n | cut -f2
}

# readings FIRST COUNT SPLIT VOICE...: rows of quotations that the voices read in turns
readings() {
  from=$1 to=$(($1 + $2 - 1)) split_=$3
  shift 3
  mkdir -p "$out/readings"
  n=$from
  sed -n "${from},${to}p" "$out/quotations.txt" | while IFS= read -r text; do
    voice=$1
    shift
    set -- "$@" "$voice"
    wav=$out/readings/$n-$voice.wav
    case $voice in
      flite-*) [ -s "$wav" ] || flite -voice "${voice#flite-}" -t "$text" "$wav" ;;
      *) [ -s "$wav" ] || espeak-ng -v "$voice" -s $((140 + n % 50)) -w "$wav" -- "$text" ;;
    esac
    printf '%s\tunknown\t%s\t%s\tspeech\n' "$wav" "$voice" "$split_"
    n=$((n + 1))
  done
}
if [ $with_readings = yes ]; then
  quotations >"$out/quotations.txt"
  readings 1 300 train flite-slt flite-awb en-us+f2 en-gb+m3 flite-slt flite-awb en-gb-scotland+f4 en-us+m7 \
    >>"$out/wake/train.tsv"
  readings 301 200 validation flite-rms flite-kal16 en-us+m1 en-gb+f3 >>"$out/wake/calibrate-negatives.tsv"
fi

# lines FOLDER SPEAKER SPLIT: rows of the spoken lines below a folder
lines() {
  # two Oggs of 4 kB hold no samples
  find "$1" -type f \( -name '*.ogg' -size +4k -o -name '*.mp3' -o -name '*.wav' \) | LC_ALL=C sort |
    awk -v OFS='\t' -v speaker="$2" -v split_="$3" '{print $0, "unknown", speaker, split_, "speech"}'
}
if [ $with_dialogues = yes ]; then
  for name in flight-of-the-amazon-queen drascula fillets-ng-data-cs fillets-ng-data-nl; do package $name; done
  scummvm=usr/share/scummvm
  "$here/game-speech.py" queen "$out/prompts/flight-of-the-amazon-queen/$scummvm/flight-of-the-amazon-queen/queen.1c" \
    "$out/dialogues/queen"
  "$here/game-speech.py" drascula "$out/prompts/drascula/$scummvm/drascula/en" "$out/dialogues/drascula"
  lines "$out/dialogues/queen" queen train >>"$out/wake/train.tsv"
  lines "$out/prompts/fillets-ng-data-cs" czech train >>"$out/wake/train.tsv"
  lines "$out/dialogues/drascula" drascula validation >>"$out/wake/calibrate-negatives.tsv"
  # without the lines in which a computer is spoken of, as their text in fillets-ng-data has it
  lines "$out/prompts/fillets-ng-data-nl" dutch validation |
    grep -Ev '/(disk-v-(viry|pozor)|dlg-x-poster[0-9]*|ob-m-strach|war-v-(pohadka|prozradit)|sec-m-program)[.]ogg' \
      >>"$out/wake/calibrate-negatives.tsv"
fi
