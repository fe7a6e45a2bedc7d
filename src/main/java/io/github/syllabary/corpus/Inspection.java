package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at the clips of a corpus one after the other and remembers what is odd. */
final class Inspection {
    private static final double SILENT_RMS = 1e-3;
    private static final double SHORT_SECONDS = 0.1;
    private static final float FULL_SCALE = 0.999f;
    private static final double DC = 0.01;
    private static final double LEVEL_DECIBELS = 10;
    private static final int CLIPPED_RUN = 3; // samples: a single one may just be the loudest

    private final Corpus corpus;
    private final List<Double> durations = new ArrayList<>();
    private final Map<Integer, Integer> rates = new TreeMap<>();
    private final Map<String, List<Double>> levels = new TreeMap<>(NaturalOrder.INSTANCE);
    private final Map<String, Utterance> byContent = new HashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, List<String>> examples = new HashMap<>();

    Inspection(Corpus corpus) {
        this.corpus = corpus;
        splitFaults();
    }

    void look(Utterance u) {
        Sound sound;
        try {
            sound = u.sound();
        } catch (IOException e) {
            note("cannot be read", e.getMessage());
            return;
        }
        durations.add(sound.seconds());
        rates.merge(sound.sampleRate(), 1, Integer::sum);
        double rms = sound.rms();
        if (u.hasSpeaker() && rms > 0) {
            levels.computeIfAbsent(u.speaker(), s -> new ArrayList<>()).add(20 * StrictMath.log10(rms));
        }
        if (Math.abs(mean(sound.samples())) > DC) note("off zero (the mean is beyond ±0.01, direct current)", name(u));
        if (sound.seconds() < SHORT_SECONDS) note("shorter than 0.1 s", name(u));
        if (rms < SILENT_RMS) note("silent (root mean square below 0.001)", name(u));
        if (clipped(sound.samples())) note("clipped (three samples in a row at full scale)", name(u));
        Utterance same = byContent.putIfAbsent(digest(sound), u);
        if (same != null) {
            boolean apart = !same.split().equals(u.split());
            note(apart ? "identical audio in two splits" : "identical audio", name(same) + " and " + name(u));
        }
    }

    List<Double> durations() {
        return durations;
    }

    Map<Integer, Integer> rates() {
        return rates;
    }

    /** The median of each speaker's clips, in dB. */
    Map<String, Double> speakerLevels() {
        Map<String, Double> medians = new TreeMap<>(NaturalOrder.INSTANCE);
        levels.forEach((speaker, all) -> medians.put(speaker, median(all)));
        return medians;
    }

    List<CorpusStatistics.Suspicion> suspicious() {
        levelFaults();
        List<CorpusStatistics.Suspicion> all = new ArrayList<>();
        counts.forEach((what, n) -> all.add(new CorpusStatistics.Suspicion(what, n, List.copyOf(examples.get(what)))));
        return all;
    }

    /** What can be seen from the manifest alone. */
    private void splitFaults() {
        Map<String, Integer> clipsOfLabel = new TreeMap<>(NaturalOrder.INSTANCE);
        for (Utterance u : corpus.utterances()) clipsOfLabel.merge(u.label(), 1, Integer::sum);
        clipsOfLabel.forEach((label, n) -> {
            if (n == 1) note("a label with one clip", label);
        });
        Map<String, Set<String>> splitsOfSpeaker = new TreeMap<>(NaturalOrder.INSTANCE);
        Map<String, Set<String>> splitsOfLabel = new TreeMap<>(NaturalOrder.INSTANCE);
        for (Utterance u : corpus.utterances()) {
            if (u.split().isEmpty()) continue;
            splitsOfLabel.computeIfAbsent(u.label(), l -> new TreeSet<>()).add(u.split());
            if (u.hasSpeaker()) {
                splitsOfSpeaker
                        .computeIfAbsent(u.speaker(), s -> new TreeSet<>())
                        .add(u.split());
            }
        }
        splitsOfSpeaker.forEach((speaker, in) -> {
            if (in.size() > 1) note("a speaker in several splits", speaker + " in " + String.join(", ", in));
        });
        if (!corpus.hasSplit(Splits.TRAIN)) return;
        splitsOfLabel.forEach((label, in) -> {
            if (!in.contains(Splits.TRAIN)) note("a label without training clips", label);
        });
    }

    /** Whoever speaks much louder or softer than the others is known by that, and not by what is said. */
    private void levelFaults() {
        Map<String, Double> medians = speakerLevels();
        double usual = median(new ArrayList<>(medians.values()));
        medians.forEach((speaker, level) -> {
            if (Math.abs(level - usual) <= LEVEL_DECIBELS) return;
            note(
                    "a speaker more than 10 dB louder or softer than the others",
                    String.format(Locale.ROOT, "%s %.1f dB, the others %.1f dB", speaker, level, usual));
        });
        if (rates.size() > 1) {
            String all = rates.keySet().stream().map(r -> r + " Hz").collect(Collectors.joining(", "));
            note("several sample rates", all);
        }
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) return 0;
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double mean(float[] samples) {
        double sum = 0;
        for (float x : samples) sum += x;
        return sum / Math.max(1, samples.length);
    }

    private void note(String what, String example) {
        counts.merge(what, 1, Integer::sum);
        List<String> some = examples.computeIfAbsent(what, w -> new ArrayList<>());
        if (some.size() < CorpusStatistics.MOST_EXAMPLES) some.add(example);
    }

    private String name(Utterance u) {
        Path folder =
                Files.isDirectory(corpus.root()) ? corpus.root() : corpus.root().getParent();
        String file =
                (folder != null && u.file().startsWith(folder) ? folder.relativize(u.file()) : u.file()).toString();
        return u.start().isPresent() ? file + " at " + u.start().getAsDouble() + " s" : file;
    }

    private static boolean clipped(float[] samples) {
        int run = 0;
        for (float x : samples) {
            run = Math.abs(x) >= FULL_SCALE ? run + 1 : 0;
            if (run == CLIPPED_RUN) return true;
        }
        return false;
    }

    private static String digest(Sound sound) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sound.samples().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(sound.sampleRate());
        for (float x : sound.samples()) bytes.putFloat(x);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
