#!/bin/sh
# Writes the list that the models "base" and "base-2d" are trained on, and that of the other words that come with them,
# as manifests that name the recordings under SYLLABARY_CORPORA:
#
#   SYLLABARY_CORPORA=... tools/base-list.sh TRAIN.tsv OTHERS.tsv [LISTS]
#
# LISTS, for base-2d, is the folder that tools/spotting-lists.sh LISTS --prompts --dialogues wrote: of the running speech
# that it has to train on, every third line is trained with as the label "speech", every 36th is among the other words.
#
# Left out, so that teaching can be measured on what the model never met: the English digits of every corpus, all of
# fsdd, wake-words, hebrew-yesno-sequences, coffee-commands and other-speech, and the validation and test speakers of
# speech-commands and arabic-commands (of these the validation speakers are the list's validation).
# Of Mandarin every other clip is taken, labelled without its tone; a language stands before labels that are not English words.
set -eu

[ $# -eq 2 ] || [ $# -eq 3 ] || { sed -n '2,13p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
: "${SYLLABARY_CORPORA:?says where the corpora are}"
corpora=$(CDPATH= cd -- "$SYLLABARY_CORPORA" && pwd)
running=
if [ $# -eq 3 ]; then
  running=$3/wake/train.tsv
  grep -q dialogues "$running" ||
    { echo "$running: has no dialogues; run tools/spotting-lists.sh $3 --prompts --dialogues first" >&2; exit 2; }
fi

# rows CORPUS LABEL SPLIT CONDITION: LABEL and SPLIT are expressions in awk, as the condition is; they see label, speaker
# and the corpus' own split
rows() {
  awk -F'\t' -v OFS='\t' -v root="$corpora/$1" '
    NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
    {label = $at["label"]; speaker = $at["speaker"]; its = $at["split"]}
    '"$4"' {print root "/" $at["path"], '"$2"', speaker, '"$3"'}
  ' "$corpora/$1/manifest.tsv"
}

# speech EVERY REMAINDER: lines of running speech, if there are lists
speech() {
  [ -n "$running" ] || return 0
  awk -F'\t' -v OFS='\t' -v every="$1" -v rest="$2" \
    'NR > 1 && $5 == "speech" && NR % every == rest {print $1, "speech", $3, "train"}' "$running"
}

{
  printf 'path\tlabel\tspeaker\tsplit\n'
  rows speech-commands label its 'its != "test" && label !~ /^(zero|one|two|three|four|five|six|seven|eight|nine)$/'
  rows arabic-commands '"ar_" label' its 'its != "test"'
  rows mandarin-syllables '"zh_" substr(label, 1, length(label) - 1)' '"train"' 'NR % 2 == 0'
  rows klettres-syllables label '"train"' 1
  rows asterisk-digits-letters label '"train"' 'label !~ /^en_[0-9]/'
  speech 3 0
} >"$1.part"
mv "$1.part" "$1"

{
  printf 'path\tlabel\tspeaker\tsplit\n'
  rows speech-commands label its 'its == "train" && NR % 6 == 0 && label !~ /^(zero|one|two|three|four|five|six|seven|eight|nine)$/'
  rows arabic-commands '"ar_" label' its 'its == "train" && NR % 5 == 0'
  rows mandarin-syllables '"zh_" label' '"train"' 'NR % 32 == 0'
  rows klettres-syllables label '"train"' 'NR % 4 == 0'
  rows other-speech label '"train"' 'NR % 3 == 0'
  speech 36 1
} >"$2.part"
mv "$2.part" "$2"
