package io.github.syllabary.corpus;

import io.github.syllabary.audio.FlacWriter;
import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Recordings of several words in a row by voices of the test split, with the true time of each word.
 *
 * <p>Takes are spoken anew, none is a clip of the corpus. Every other recording has pauses between the words; in the
 * others, in running form, they follow each other within 30 ms. The key word (the last label of more than one syllable,
 * told by its underscore) occurs once or twice in each, further back from recording to recording; its first and last
 * syllable, where they are words of the plan, occur once singly as well, never side by side.
 */
final class LongRecordings {
    private static final int RECORDINGS = 6;
    private static final int WORDS = 14;
    private static final int RATE = Take.SAMPLE_RATE;

    private final List<SynthesisPlan.Voice> voices;
    private final List<SynthesisPlan.Word> words;
    private final SynthesisPlan.Word key;
    private final long seed;
    private final SpeechEngine engine;

    LongRecordings(SynthesisPlan plan, long seed, SpeechEngine engine) {
        List<SynthesisPlan.Voice> test = plan.voices().stream()
                .filter(v -> v.split().equals(Splits.TEST))
                .toList();
        this.voices = test.subList(0, Math.min(RECORDINGS, test.size()));
        this.words = plan.words();
        this.key = plan.labels().stream()
                .filter(w -> w.label().contains("_"))
                .reduce((first, second) -> second)
                .orElse(plan.labels().get(0));
        this.seed = seed;
        this.engine = engine;
    }

    int count() {
        return voices.size();
    }

    /** Writes recording number i and returns its rows of {@code times.tsv}. */
    List<String> write(int i, Path folder) throws IOException {
        SynthesisPlan.Voice voice = voices.get(i);
        Random random = Take.random(seed, "long/" + voice.speaker());
        boolean running = i % 2 == 1;
        String path = String.format("%02d_%s.flac", i + 1, voice.speaker());
        float[] samples = new float[(int) (RATE * (0.4 + 0.6 * random.nextDouble()))];
        List<String> rows = new ArrayList<>();
        int number = 0;
        for (SynthesisPlan.Word word : sequence(i, random)) {
            Take take = Take.speak(engine, voice, word, "long " + number++, seed);
            float[] spoken = take.sound().samples();
            double gap = running ? 0.03 * random.nextDouble() : 0.2 + 0.4 * random.nextDouble();
            int start = samples.length;
            samples = Arrays.copyOf(samples, start + spoken.length + (int) (gap * RATE));
            System.arraycopy(spoken, 0, samples, start, spoken.length);
            rows.add(String.join(
                    "\t",
                    path,
                    word.label(),
                    voice.speaker(),
                    Splits.TEST,
                    seconds(start),
                    seconds(start + spoken.length),
                    word.hanzi(),
                    running ? "running" : "pauses"));
        }
        samples = Arrays.copyOf(samples, samples.length + RATE / 2);
        FlacWriter.write(new Sound(samples, RATE), folder.resolve(path));
        return rows;
    }

    private List<SynthesisPlan.Word> sequence(int i, Random random) {
        int first = 1 + i * (WORDS - 2) / count();
        Map<Integer, SynthesisPlan.Word> fixed = new HashMap<>();
        fixed.put(first, key);
        if (i % 3 == 0) fixed.put((first + 7) % WORDS, key);
        List<String> syllables = List.of(key.label().split("_"));
        for (SynthesisPlan.Word word : words) {
            if (word == key) continue;
            if (word.label().equals(syllables.get(0))) fixed.put((first + 4) % WORDS, word);
            if (word.label().equals(syllables.get(syllables.size() - 1))) fixed.put((first + 9) % WORDS, word);
        }
        List<SynthesisPlan.Word> others =
                words.stream().filter(w -> !fixed.containsValue(w)).toList();
        List<SynthesisPlan.Word> sequence = new ArrayList<>();
        SynthesisPlan.Word last = null;
        while (sequence.size() < WORDS) {
            SynthesisPlan.Word next = fixed.get(sequence.size());
            if (next == null) next = others.get(random.nextInt(others.size()));
            if (next == last && others.size() > 1) continue;
            sequence.add(next);
            last = next;
        }
        return sequence;
    }

    private static String seconds(int sample) {
        return String.format(Locale.ROOT, "%.4f", (double) sample / RATE);
    }
}
