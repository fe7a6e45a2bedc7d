package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Training material for words that nobody has recorded: said by the voices of {@code espeak-ng} for a language, and by
 * those of {@code flite} if that is installed.
 * What comes of it is a corpus with the splits train and validation, no voice variant in both, and {@code
 * phonemes.tsv}, what the engine made of each word.
 */
public final class WordSynthesis {
    private final List<SynthesisPlan.Word> words;
    private final String language;
    private final int voices;
    private final long seed;
    private final String program;

    /** What has been made. @param odd words that some accents read in another way and do not say */
    public record Result(Corpus corpus, List<String> odd) {}

    /**
     * @param words see {@link #words(String)}
     * @param language a code of the engine, such as {@code en} or {@code en-us}
     * @param voices at most so many, at least 1
     */
    public WordSynthesis(List<SynthesisPlan.Word> words, String language, int voices, long seed) {
        this(words, language, voices, seed, SpeechEngine.USUAL);
    }

    WordSynthesis(List<SynthesisPlan.Word> words, String language, int voices, long seed, String program) {
        if (voices < 1) throw new IllegalArgumentException("voices: " + voices + "; at least 1 is needed");
        this.words = List.copyOf(words);
        this.language = language;
        this.voices = voices;
        this.seed = seed;
        this.program = program;
    }

    /**
     * Words from a list with commas, or from a file with one a line. Each is the label and what is said, or
     * {@code label=text} where these differ; the text may hold the engine's own phonemes, as {@code [[…]]}.
     *
     * @throws IOException if a file cannot be read, or a word is no name for a folder or stands there twice
     */
    public static List<SynthesisPlan.Word> words(String listOrFile) throws IOException {
        Path file = Path.of(listOrFile);
        boolean isFile = Files.isRegularFile(file);
        String[] entries =
                isFile ? Files.readString(file, StandardCharsets.UTF_8).split("\\R") : listOrFile.split(",");
        List<SynthesisPlan.Word> words = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].isBlank()) continue;
            String where = isFile ? file + " line " + (i + 1) + ": " : "";
            String[] parts = entries[i].strip().split("\\s*=\\s*", 2);
            if (!SynthesisPlan.isPlainName(parts[0]))
                throw new IOException(where + "'" + parts[0]
                        + "' becomes a folder name; use letters, digits, _, + and -, and what is said behind a =");
            if (!labels.add(parts[0])) throw new IOException(where + "the word " + parts[0] + " stands there twice");
            words.add(new SynthesisPlan.Word(parts[0], parts[parts.length - 1], "", "", false));
        }
        if (words.isEmpty()) throw new IOException("no words in '" + listOrFile + "'; give at least one");
        return words;
    }

    /**
     * Checks all pronunciations, then writes the corpus.
     *
     * @throws IOException in one sentence if the engine is missing, has no such language, or cannot say a word
     */
    public Result writeTo(Path folder, Synthesizer.Progress progress) throws IOException {
        SpeechEngine engine = new SpeechEngine(program);
        EngineVoices catalogue = new EngineVoices(engine);
        List<String> accents = catalogue.accents(language);
        List<String> others = Flite.voices(language);
        List<String> all = new ArrayList<>(accents);
        all.addAll(others);
        Pronunciations pronunciations = Pronunciations.of(words, all, engine);
        SynthesisPlan plan = new SynthesisPlan(words, catalogue.voices(accents, others, voices, seed));
        Files.createDirectories(folder);
        Corpus corpus = new Synthesizer(plan, seed, program, (word, voice) -> {
                    String accent = voice.voice().replaceFirst("\\+.*", "");
                    return !pronunciations.isOdd(word.label(), accent);
                })
                .writeTo(folder, progress);
        Files.writeString(folder.resolve("phonemes.tsv"), pronunciations.toTsv());
        return new Result(corpus, pronunciations.odd());
    }
}
