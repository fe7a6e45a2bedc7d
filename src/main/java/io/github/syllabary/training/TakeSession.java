package io.github.syllabary.training;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.audio.SpokenTake;
import io.github.syllabary.audio.TakeCatcher;
import io.github.syllabary.plot.Picture;
import io.github.syllabary.plot.SoundPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records what is to be taught: some seconds of background, then takes of word after word, cut by energy, each with its
 * picture, into an ordinary corpus folder:
 *
 * <pre>
 *   _background_noise_/me_01.wav
 *   hello/me_01.wav  hello/me_01.png  hello/me_02.wav …
 * </pre>
 *
 * <p>A take with a fault is refused and asked for again. Each file is whole or not there, so recording may break off at
 * any time; a new session on the same folder goes on where the last one ended.
 *
 * <p>Belongs to one thread. It asks for nothing itself: whoever has the microphone gives it the sound.
 */
public final class TakeSession {
    /** The folder of the background; readers of corpora take it for no label. */
    public static final String BACKGROUND = "_background_noise_";

    /** Seconds of background that are recorded first. */
    public static final double BACKGROUND_SECONDS = 4;

    /** Nobody needs longer to begin to speak. */
    private static final double WAIT_SECONDS = 8;

    private static final int PICTURE_WIDTH = 420;
    private static final int PICTURE_HEIGHT = 150;

    /** Hears how a session goes, on the thread that gives the sound. */
    public interface Listener {
        /** Background is being recorded: nobody should speak. */
        default void background(double seconds, double of) {}

        /** The background cannot be used and is recorded again; the reason is one sentence. */
        default void backgroundRefused(String problem) {}

        /** The next word is to be said now; {@code take} counts from 1. */
        default void next(String word, int take, int of) {}

        /** A take is stored. */
        default void taken(String word, int take, int of, Path file, Sound sound) {}

        /** A take was not good, for {@link SpokenTake#problem}, and is asked for again. */
        default void refused(String word, int take, SpokenTake refused) {}
    }

    private final Path folder;
    private final List<String> words;
    private final int takes;
    private final String speaker;
    private final int sampleRate;
    private final double longestSeconds;
    private final Listener listener;

    /** Null until the background is known. */
    private TakeCatcher catcher;

    private final float[] background;
    private int backgroundSamples;

    /** The word that is being said, an index into the words; their number when all are. */
    private int word;

    private int taken;
    private Path last;

    /**
     * @param words at least one, each fit to be the name of a folder
     * @param takes of each word, those that are there already included
     * @param speaker stands before the underscore in the names of the files
     * @param sampleRate of the sound to come, in Hz
     * @param longestSeconds how long a word may be: what the model hears at once
     * @throws IOException if the folder cannot be read or made
     * @throws IllegalArgumentException if a word cannot be a label
     */
    public TakeSession(
            Path folder,
            List<String> words,
            int takes,
            String speaker,
            int sampleRate,
            double longestSeconds,
            Listener listener)
            throws IOException {
        words.forEach(TakeSession::requireLabel);
        if (words.stream().distinct().count() < words.size())
            throw new IllegalArgumentException("a word is named twice among " + words + "; name each once");
        if (!speaker.matches("[\\p{L}\\p{N}-]+"))
            throw new IllegalArgumentException(
                    "the speaker '" + speaker + "' is to stand in names of files; give letters and digits only");
        this.folder = folder;
        this.words = List.copyOf(words);
        this.takes = takes;
        this.speaker = speaker;
        this.sampleRate = sampleRate;
        this.longestSeconds = longestSeconds;
        this.listener = listener;
        background = new float[(int) (BACKGROUND_SECONDS * sampleRate)];
        List<Path> kept = files(folder, BACKGROUND);
        if (!kept.isEmpty()) begin(Sound.read(kept.get(kept.size() - 1)));
    }

    /**
     * @throws IllegalArgumentException if a word cannot be the name of a folder and of a label
     */
    public static void requireLabel(String word) {
        if (List.of("unknown", "silence").contains(word))
            throw new IllegalArgumentException(
                    "'" + word + "' is what the model says when it hears none of the words; choose another word");
        if (word.isBlank()
                || !word.equals(word.strip())
                || word.matches("[._<].*|.*[/\\\\:*?\"<>|].*")
                || word.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("'" + word + "' cannot be a word: it is to be the name of a folder;"
                    + " take letters and digits, and _ for blanks");
    }

    /** Whether a folder has background and so many takes of all words, so that nothing is to be recorded. */
    public static boolean complete(Path folder, List<String> words, int takes) throws IOException {
        boolean complete = !files(folder, BACKGROUND).isEmpty();
        for (String word : words) complete &= files(folder, word).size() >= takes;
        return complete;
    }

    /** Whether background and all takes are there. */
    public boolean finished() {
        return catcher != null && word == words.size();
    }

    /** The level of the sound just given, dB against full scale; −65 at the start. */
    public double levelDb() {
        return catcher == null ? -65 : catcher.levelDb();
    }

    /** Whether somebody is just speaking. */
    public boolean speaking() {
        return catcher != null && catcher.speaking();
    }

    /**
     * Takes the next samples, in pieces of any length; those after the last take are not looked at.
     *
     * @throws IOException if a file cannot be written
     */
    public void accept(float[] samples, int from, int n) throws IOException {
        if (finished()) return;
        if (catcher == null) {
            int some = Math.min(n, background.length - backgroundSamples);
            System.arraycopy(samples, from, background, backgroundSamples, some);
            backgroundSamples += some;
            listener.background((double) backgroundSamples / sampleRate, BACKGROUND_SECONDS);
            if (backgroundSamples < background.length) return;
            background();
            if (catcher != null && some < n) accept(samples, from + some, n - some);
            return;
        }
        // word by word: a take may end within the piece
        int step = Math.max(1, sampleRate / 100);
        for (int at = from; at < from + n && !finished(); at += step) {
            Optional<SpokenTake> take = catcher.accept(samples, at, Math.min(step, from + n - at));
            if (take.isPresent()) judge(take.get());
        }
    }

    private void background() throws IOException {
        backgroundSamples = 0;
        if (SoundTransforms.rms(background, 0, background.length) == 0) {
            listener.backgroundRefused("the microphone gives nothing but zeros; it may be muted, or not allowed here");
            return;
        }
        Sound sound = new Sound(background.clone(), sampleRate);
        store(sound, BACKGROUND);
        begin(sound);
    }

    private void begin(Sound background) throws IOException {
        catcher = new TakeCatcher(sampleRate, TakeCatcher.background(background), longestSeconds, WAIT_SECONDS);
        go();
    }

    private void judge(SpokenTake take) throws IOException {
        if (!take.good()) {
            listener.refused(words.get(word), taken + 1, take);
        } else {
            last = store(take.sound(), words.get(word));
            taken++;
            listener.taken(words.get(word), taken, takes, last, take.sound());
        }
        go();
    }

    /** On to the first word that lacks takes. */
    private void go() throws IOException {
        for (word = 0; word < words.size(); word++) {
            taken = files(folder, words.get(word)).size();
            if (taken < takes) {
                listener.next(words.get(word), taken + 1, takes);
                return;
            }
        }
    }

    /**
     * Removes the last take of this session, which is then asked for again; a second call does nothing.
     *
     * @return the file that is no more; empty if there was none
     */
    public Optional<Path> retake() throws IOException {
        Path removed = last;
        return removed != null && retake(removed) ? Optional.of(removed) : Optional.empty();
    }

    /**
     * Removes a take of one of the words, which is then asked for again.
     *
     * @param take its file, as the listener was told
     * @return whether there was one
     */
    public boolean retake(Path take) throws IOException {
        boolean ours = words.stream().anyMatch(w -> folder.resolve(w).equals(take.getParent()));
        if (!ours || !Files.deleteIfExists(take)) return false;
        Files.deleteIfExists(picture(take));
        if (take.equals(last)) last = null;
        if (catcher != null) {
            catcher.reset();
            go();
        }
        return true;
    }

    private static List<Path> files(Path folder, String label) throws IOException {
        Path of = folder.resolve(label);
        if (!Files.isDirectory(of)) return List.of();
        try (Stream<Path> list = Files.list(of)) {
            return list.filter(f -> f.getFileName().toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
    }

    private Path store(Sound sound, String label) throws IOException {
        Path of = Files.createDirectories(folder.resolve(label));
        Path file;
        int number = 0;
        do file = of.resolve(String.format(Locale.ROOT, "%s_%02d.wav", speaker, ++number));
        while (Files.exists(file));
        sound.write(file);
        Path beside = of.resolve(file.getFileName() + ".part");
        Files.write(beside, paint(sound).png(1));
        Files.move(beside, picture(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private static Path picture(Path sound) {
        String name = sound.getFileName().toString();
        return sound.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".png");
    }

    /** The take as a picture: its samples over seconds. */
    public static Picture paint(Sound sound) {
        return SoundPicture.waveform(sound, PICTURE_WIDTH, PICTURE_HEIGHT);
    }

    /** How loud a sound is along its time, a sign for each stretch, for a line in a terminal. */
    public static String levelLine(Sound sound, int signs) {
        float[] x = sound.samples();
        double[] rms = new double[Math.max(1, Math.min(signs, x.length))];
        for (int i = 0; i < rms.length; i++) {
            int from = (int) ((long) i * x.length / rms.length);
            int to = (int) ((long) (i + 1) * x.length / rms.length);
            rms[i] = to > from ? SoundTransforms.rms(x, from, to - from) : 0;
        }
        double top = Math.max(1e-9, Arrays.stream(rms).max().orElse(0));
        StringBuilder line = new StringBuilder();
        for (double r : rms) line.append("▁▂▃▄▅▆▇█".charAt((int) Math.min(7, 8 * r / top)));
        return line.toString();
    }
}
