package io.github.syllabary.corpus;

import io.github.syllabary.audio.FlacWriter;
import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * Makes a corpus of synthetic speech with {@code espeak-ng}: every voice says every label once, at a pitch, speed and
 * level drawn from the seed, and a few of the test voices say several words in a row.
 *
 * <p>Writes {@code manifest.tsv}, {@code <label>/<speaker>.flac}, {@code long/times.tsv} and {@code long/*.flac}, all
 * 16 kHz, 16 bits, one channel. The same plan, seed and version of the engine give the same bytes. Files that are there
 * already are overwritten; others are left alone.
 */
public final class Synthesizer {
    private static final double MARGIN_SECONDS = 0.03;

    private final SynthesisPlan plan;
    private final long seed;
    private final SpeechEngine engine;
    private final BiPredicate<SynthesisPlan.Word, SynthesisPlan.Voice> says;

    public Synthesizer(SynthesisPlan plan, long seed) {
        this(plan, seed, SpeechEngine.USUAL);
    }

    /** @param program the engine: a name on the path or a file */
    public Synthesizer(SynthesisPlan plan, long seed, String program) {
        this(plan, seed, program, (word, voice) -> true);
    }

    /** @param says which voices say which words; all others are left out */
    Synthesizer(
            SynthesisPlan plan, long seed, String program, BiPredicate<SynthesisPlan.Word, SynthesisPlan.Voice> says) {
        this.says = says;
        this.plan = plan;
        this.seed = seed;
        this.engine = new SpeechEngine(program);
    }

    /** How far the work is. */
    public interface Progress {
        void done(int files, int ofFiles);
    }

    /**
     * Writes the corpus and reads it back.
     *
     * @throws IOException in one sentence if the engine is missing, reads a text in another way than the plan says, or
     *     a file cannot be written
     */
    public Corpus writeTo(Path folder, Progress progress) throws IOException {
        checkPhonemes();
        List<SynthesisPlan.Word> labels = plan.labels();
        LongRecordings recordings = new LongRecordings(plan, seed, engine);
        int total = labels.size() * plan.voices().size() + recordings.count();
        int done = 0;
        List<String> rows = new ArrayList<>();
        rows.add("path\tlabel\tspeaker\tsplit\tduration_s\thanzi\tpitch\twpm");
        for (SynthesisPlan.Word word : labels) {
            Files.createDirectories(folder.resolve(word.label()));
            for (SynthesisPlan.Voice voice : plan.voices()) {
                if (!says.test(word, voice)) {
                    progress.done(++done, total);
                    continue;
                }
                Take take = Take.speak(engine, voice, word, "corpus", seed);
                Sound sound = withMargins(take.sound());
                String path = word.label() + "/" + voice.speaker() + ".flac";
                FlacWriter.write(sound, folder.resolve(path));
                rows.add(String.join(
                        "\t",
                        path,
                        word.label(),
                        voice.speaker(),
                        voice.split(),
                        String.format(Locale.ROOT, "%.3f", sound.seconds()),
                        word.hanzi(),
                        "" + take.pitch(),
                        "" + take.wordsPerMinute()));
                progress.done(++done, total);
            }
        }
        if (recordings.count() > 0) writeLong(folder.resolve("long"), recordings, progress, total);
        Path manifest = folder.resolve("manifest.tsv");
        Files.writeString(manifest, String.join("\n", rows) + "\n");
        return Corpus.read(manifest);
    }

    private static void writeLong(Path folder, LongRecordings recordings, Progress progress, int total)
            throws IOException {
        Files.createDirectories(folder);
        List<String> times = new ArrayList<>();
        times.add("path\tlabel\tspeaker\tsplit\tstart\tend\thanzi\tform");
        for (int i = 0; i < recordings.count(); i++) {
            times.addAll(recordings.write(i, folder));
            progress.done(total - recordings.count() + i + 1, total);
        }
        Files.writeString(folder.resolve("times.tsv"), String.join("\n", times) + "\n");
    }

    /** The engine's name and version, which belong to the description of the corpus. */
    public String engineVersion() throws IOException {
        return engine.version();
    }

    /** Tones are easily lost: another voice of the engine reads {@code ni3} as English and a number. */
    private void checkPhonemes() throws IOException {
        String version = engine.version();
        for (SynthesisPlan.Word word : plan.words()) {
            if (word.phonemes().isEmpty()) continue;
            String voice = plan.voices().get(0).voice();
            String phonemes = engine.phonemes(voice, word.text());
            if (!phonemes.equals(word.phonemes())) {
                throw new IOException(version + " reads '" + word.text() + "' with the voice " + voice + " as "
                        + phonemes + ", not " + word.phonemes() + "; correct the text or the phonemes of the plan");
            }
        }
    }

    private static Sound withMargins(Sound sound) {
        int margin = (int) (MARGIN_SECONDS * sound.sampleRate());
        float[] y = new float[sound.samples().length + 2 * margin];
        System.arraycopy(sound.samples(), 0, y, margin, sound.samples().length);
        return new Sound(y, sound.sampleRate());
    }
}
