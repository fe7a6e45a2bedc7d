#!/usr/bin/python3
"""Writes the manifests that the models in the box are trained on, of the corpora in $SYLLABARY_CORPORA.

    tools/models/manifests.py OUT [--synthetic DIR] [--without CORPUS,…] [--hold-out SHARE]

OUT receives digits.tsv, commands.tsv, pinyin.tsv, digits-without-SPEAKER.tsv and pinyin-without-VOICE.tsv to test on
them, all.tsv, which training begins with, made-noise by noises.py, and noise/train, noise/more (the same
and made noise), noise/validation and noise/test. Speakers that a corpus keeps
for test are in none of them as training clips; fsdd, whose official split knows no speakers, gives its test clips.
DIR is a corpus by `corpus synthesize` with the ten digits and the ten commands. --without leaves out corpora. --hold-out makes this
share of the training speakers of speech-commands validation speakers, to choose by more of them than there are.
"""
import argparse, csv, hashlib, os, sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import noises

DIGITS = dict(zip("zero one two three four five six seven eight nine".split(), "0123456789"))
COMMANDS = "down go left no off on right stop up yes".split()
VOICES = "chenwang chulo gcin3 yuetan".split()
TEST_NOISE = ["boiler", "kitchen"]
MADE_SECONDS = 40
CUTS = 8
COLUMNS = ["path", "label", "speaker", "split", "start", "end"]


def share(*key):
    """A number in [0, 1) that belongs to the key, the same on every machine."""
    return int(hashlib.sha1("/".join(key).encode()).hexdigest()[:8], 16) / 2**32


class Corpora:
    def __init__(self, folder, synthetic, without, made_noise, held_out=0):
        """made_noise: files by kind, of noises.py."""
        self.folder, self.synthetic, self.without, self.held_out = folder, synthetic, without, held_out
        self.made_noise = [] if "made-noise" in without else [
            dict(path=str(file.resolve()), speaker="made-noise/none", duration_s=MADE_SECONDS) for file in made_noise]

    def rows(self, name):
        """Rows as dictionaries with absolute paths; nothing of what is left out."""
        if name in self.without:
            return []
        folder = self.synthetic if name == "synthetic" else self.folder / name
        if folder is None:
            return []
        with open(folder / "manifest.tsv", encoding="utf-8") as file:
            rows = [dict(r, path=str((folder / r["path"]).resolve()), speaker=f"{name}/{r['speaker']}")
                    for r in csv.DictReader(file, delimiter="\t")]
        if name == "speech-commands":
            for r in rows:
                if r["split"] == "train" and share("cv", r["speaker"]) < self.held_out:
                    r["split"] = "validation"
        return rows

    def learnt(self, name):
        """Those that may be learnt or validated on; the voices of one engine are no test of anything."""
        for r in self.rows(name):
            if name == "synthetic":
                yield dict(r, split="train")
            elif r["split"] != "test":
                yield dict(r, split=r["split"] or "train")

    def some(self, name, part, label, test=False):
        """A share of a corpus under one label, `unknown` say."""
        for r in self.rows(name):
            if (r["split"] != "test" or test) and share(r["path"][len(str(self.folder)):]) < part:
                yield dict(r, label=label, split=r["split"] or "train")

    def recorded_and_made(self):
        """Recordings of noise and made ones, each with the split it is for."""
        for r in self.rows("noise"):
            yield dict(r, split="test" if Path(r["path"]).stem in TEST_NOISE else "train")
        for r in self.made_noise:
            yield dict(r, split="validation" if Path(r["path"]).stem in noises.VALIDATION else "train")

    def noise(self, label, every):
        """A second of noise every so many seconds, recorded or made."""
        for r in self.recorded_and_made():
            at = 0.0
            while at + 1 <= float(r["duration_s"]):
                yield dict(r, label=label, start=f"{at:.2f}", end=f"{at + 1:.2f}")
                at += every

    def link_noise(self, out):
        """Folders of noise to train with, without and with what is made, and, other recordings, to test with."""
        for r in self.recorded_and_made():
            made = r["speaker"].startswith("made-noise")
            folders = {"train": ["more"] if made else ["train", "more"]}.get(r["split"], [r["split"]])
            for folder in folders:
                link = out / "noise" / folder / Path(r["path"]).name
                link.parent.mkdir(parents=True, exist_ok=True)
                if not link.exists():
                    link.symlink_to(r["path"])


def digits(c):
    """Whoever has a microphone of their own says digits as often as other words here, or else it is the microphone by which
    words are told to be unknown: their digits come in eight cuts, and of six speakers of fsdd there are few takes."""
    for r in c.learnt("fsdd"):
        if int(r["path"].rsplit("_", 1)[1][:2]) < 13:  # of 45, from the fifth
            yield r
    yield from (r for r in c.rows("fsdd") if r["split"] == "test")
    for r in c.rows("speech-commands"):
        train = r["split"] == "train"
        if r["label"] in DIGITS:
            for cut in range(CUTS if train else 1):
                yield dict(r, label=DIGITS[r["label"]],
                           **(dict(start=f"{cut / 100:.2f}", end=f"{float(r['duration_s']) - 0.01:.2f}") if train else {}))
        elif train or share("digits", r["speaker"], r["label"]) < 0.25:
            yield dict(r, label="unknown")
    for r in c.learnt("asterisk-digits-letters"):
        if r["label"].startswith("en_0"):
            yield dict(r, label=r["label"][-1])
        elif r["label"][:2] != "en" or r["label"].startswith("en_letter"):
            yield dict(r, label="unknown")
    for r in c.learnt("synthetic"):
        if r["label"].isdigit() or share("digits", r["speaker"], r["label"]) < 0.5:  # not by path, which is another everywhere
            yield dict(r, label=r["label"] if r["label"].isdigit() else "unknown")
    yield from c.some("arabic-commands", 0.1, "unknown")
    yield from c.some("klettres-syllables", 0.2, "unknown")
    yield from c.some("mandarin-syllables", 0.02, "unknown")
    yield from c.noise("unknown", 6)


def digits_without(speaker):
    """To test on all clips of one speaker of fsdd: the ten digits by the five others and by everybody else."""
    def rows(c):
        for r in c.rows("fsdd"):
            if r["speaker"] == "fsdd/" + speaker:
                yield dict(r, split="test")
            elif int(r["path"].rsplit("_", 1)[1].split(".")[0]) < 15:  # more of each adds little but time
                yield dict(r, split="train")
        for r in c.learnt("speech-commands"):
            if r["label"] in DIGITS:
                yield dict(r, label=DIGITS[r["label"]])
        for r in c.learnt("asterisk-digits-letters"):
            if r["label"].startswith("en_0"):
                yield dict(r, label=r["label"][-1])
        for r in c.learnt("synthetic"):
            if r["label"].isdigit():
                yield r

    return rows


def commands(c):
    for r in c.rows("speech-commands"):
        yield dict(r, label=r["label"] if r["label"] in COMMANDS else "unknown")
    for r in c.learnt("synthetic"):
        if r["label"] in COMMANDS or share("commands", r["speaker"], r["label"]) < 0.3:
            yield dict(r, label=r["label"] if r["label"] in COMMANDS else "unknown")
    yield from c.some("arabic-commands", 0.1, "unknown")
    yield from c.some("klettres-syllables", 0.2, "unknown")
    yield from c.noise("silence", 3)


def pinyin(c):
    """All four voices, nothing kept for test and little for validation, or else train takes a tenth: there is one take of
    most syllables by each. How well a new voice is understood is measured with `without`."""
    for r in c.rows("mandarin-syllables"):
        few = r["speaker"].endswith("/yuetan") and share(r["path"][len(str(c.folder)):]) < 0.05  # others said these too
        yield dict(r, split="validation" if few else "train")


def without(voice):
    def rows(c):
        for r in c.rows("mandarin-syllables"):
            yield dict(r, split="test" if r["speaker"].endswith("/" + voice) else "train")

    return rows


def everything(c):
    """What every model begins with; without fsdd, so that leaving out one of its speakers leaves them out here too."""
    for r in c.learnt("speech-commands"):
        yield dict(r, label=DIGITS.get(r["label"], r["label"]))
    for r in c.learnt("synthetic"):
        yield r
    for r in c.learnt("arabic-commands"):
        yield dict(r, label="ar_" + r["label"])
    for r in c.learnt("mandarin-syllables"):
        yield dict(r, label="cmn_" + r["label"][:-1])
    for r in c.learnt("asterisk-digits-letters"):
        if r["label"].startswith("en_0"):
            yield dict(r, label=r["label"][-1])
    yield from c.noise("noise", 6)


def write(file, rows):
    """Labels that only validation or test have are left out."""
    rows = list(rows)
    known = {r["label"] for r in rows if r["split"] == "train"}
    rows = [r for r in rows if r["label"] in known]
    with open(file, "w", encoding="utf-8", newline="") as out:
        w = csv.DictWriter(out, COLUMNS, restval="", extrasaction="ignore", delimiter="\t", lineterminator="\n")
        w.writeheader()
        w.writerows(rows)
    counts = {s: sum(r["split"] == s for r in rows) for s in ("train", "validation", "test")}
    print(f"{file}: {len(known)} labels, {counts}")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out", type=Path)
    p.add_argument("--synthetic", type=Path)
    p.add_argument("--without", default="")
    p.add_argument("--hold-out", type=float, default=0)
    args = p.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    c = Corpora(Path(os.environ["SYLLABARY_CORPORA"]).resolve(), args.synthetic, set(args.without.split(",")),
                noises.make(args.out / "made-noise", MADE_SECONDS).values(), args.hold_out)
    c.link_noise(args.out)
    made = dict(digits=digits, commands=commands, pinyin=pinyin, all=everything)
    for speaker in sorted({r["speaker"].split("/")[1] for r in c.rows("fsdd")}):
        made[f"digits-without-{speaker}"] = digits_without(speaker)
    for voice in VOICES:
        made[f"pinyin-without-{voice}"] = without(voice)
    for name, make in made.items():
        write(args.out / f"{name}.tsv", make(c))


if __name__ == "__main__":
    main()
