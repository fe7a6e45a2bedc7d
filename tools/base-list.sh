#!/bin/sh
# Writes the list that the model "base" is trained on, and that of the other words that come with it, as manifests that
# name the recordings under SYLLABARY_CORPORA:
#
#   SYLLABARY_CORPORA=... tools/base-list.sh TRAIN.tsv OTHERS.tsv
#
# Left out, so that teaching can be measured on what the model never met: the English digits of every corpus, all of
# fsdd, wake-words, hebrew-yesno-sequences, coffee-commands and other-speech, and the validation and test speakers of
# speech-commands and arabic-commands (of these the validation speakers are the list's validation).
# Of Mandarin every other clip is taken, labelled without its tone; a language stands before labels that are not English words.
set -eu

[ $# -eq 2 ] || { sed -n '2,11p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
: "${SYLLABARY_CORPORA:?says where the corpora are}"
corpora=$(CDPATH= cd -- "$SYLLABARY_CORPORA" && pwd)

# rows CORPUS LABEL SPLIT CONDITION: LABEL and SPLIT are expressions in awk, as the condition is; they see label, speaker
# and the corpus' own split
rows() {
  awk -F'\t' -v OFS='\t' -v root="$corpora/$1" '
    NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
    {label = $at["label"]; speaker = $at["speaker"]; its = $at["split"]}
    '"$4"' {print root "/" $at["path"], '"$2"', speaker, '"$3"'}
  ' "$corpora/$1/manifest.tsv"
}

{
  printf 'path\tlabel\tspeaker\tsplit\n'
  rows speech-commands label its 'its != "test" && label !~ /^(zero|one|two|three|four|five|six|seven|eight|nine)$/'
  rows arabic-commands '"ar_" label' its 'its != "test"'
  rows mandarin-syllables '"zh_" substr(label, 1, length(label) - 1)' '"train"' 'NR % 2 == 0'
  rows klettres-syllables label '"train"' 1
  rows asterisk-digits-letters label '"train"' 'label !~ /^en_[0-9]/'
} >"$1.part"
mv "$1.part" "$1"

{
  printf 'path\tlabel\tspeaker\tsplit\n'
  rows speech-commands label its 'its == "train" && NR % 6 == 0 && label !~ /^(zero|one|two|three|four|five|six|seven|eight|nine)$/'
  rows arabic-commands '"ar_" label' its 'its == "train" && NR % 5 == 0'
  rows mandarin-syllables '"zh_" label' '"train"' 'NR % 32 == 0'
  rows klettres-syllables label '"train"' 'NR % 4 == 0'
  rows other-speech label '"train"' 'NR % 3 == 0'
} >"$2.part"
mv "$2.part" "$2"
