package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The program {@code flite}, whose few voices of English were made of recordings of people, beside {@code espeak-ng}
 * where it is installed. Each voice keeps its own pitch.
 */
final class Flite {
    /** Before the names of its voices, as those of {@code espeak-ng} have none like it. */
    static final String PREFIX = "flite-";

    /** One is sampled at 8 kHz, the other says nothing but the time of day. */
    private static final List<String> UNFIT = List.of("kal", "awb_time");

    private static final double USUAL_WORDS_PER_MINUTE = 175;

    /** What its phonemes are in IPA, as {@code espeak-ng} writes them for American English. */
    private static final Map<String, String> IPA = Map.ofEntries(
            Map.entry("aa", "ɑ"),
            Map.entry("ae", "æ"),
            Map.entry("ah", "ʌ"),
            Map.entry("ao", "ɔ"),
            Map.entry("aw", "aʊ"),
            Map.entry("ax", "ə"),
            Map.entry("ay", "aɪ"),
            Map.entry("ch", "tʃ"),
            Map.entry("dh", "ð"),
            Map.entry("eh", "ɛ"),
            Map.entry("er", "ɚ"),
            Map.entry("ey", "eɪ"),
            Map.entry("g", "ɡ"),
            Map.entry("hh", "h"),
            Map.entry("ih", "ɪ"),
            Map.entry("iy", "i"),
            Map.entry("jh", "dʒ"),
            Map.entry("ng", "ŋ"),
            Map.entry("ow", "oʊ"),
            Map.entry("oy", "ɔɪ"),
            Map.entry("pau", ""),
            Map.entry("r", "ɹ"),
            Map.entry("sh", "ʃ"),
            Map.entry("th", "θ"),
            Map.entry("uh", "ʊ"),
            Map.entry("uw", "u"),
            Map.entry("y", "j"),
            Map.entry("zh", "ʒ"));

    private Flite() {}

    static boolean isVoice(String voice) {
        return voice.startsWith(PREFIX);
    }

    /** With the prefix; none if it is not installed, or the language is not English or American. */
    static List<String> voices(String language) {
        String wanted = language.strip().toLowerCase(Locale.ROOT);
        List<String> voices = new ArrayList<>();
        if (!wanted.equals("en") && !wanted.equals("en-us")) return voices;
        try {
            String list = SpeechEngine.output(List.of("flite", "-lv"), "");
            for (String name : list.replaceFirst(".*:", "").strip().split("\\s+"))
                if (name.matches("\\w+") && !UNFIT.contains(name) && !voices.contains(PREFIX + name))
                    voices.add(PREFIX + name);
        } catch (IOException e) {
            // not installed
        }
        return voices;
    }

    /** What a voice makes of a text, in IPA; nothing of one that is not plain English. */
    static String ipa(String voice, String text) throws IOException {
        if (!readable(text)) return "";
        StringBuilder ipa = new StringBuilder();
        for (String phoneme : run(voice, text, "-ps", "-o", "none").strip().split("\\s+"))
            ipa.append(IPA.getOrDefault(phoneme, phoneme));
        return ipa.toString();
    }

    static Sound say(String voice, String text, int wordsPerMinute) throws IOException {
        Path wav = Files.createTempFile("syllabary", ".wav");
        try {
            String stretch = String.format(Locale.ROOT, "%.3f", USUAL_WORDS_PER_MINUTE / wordsPerMinute);
            run(voice, text, "--setf", "duration_stretch=" + stretch, "-o", wav.toString());
            return Sound.read(wav);
        } finally {
            Files.deleteIfExists(wav);
        }
    }

    private static boolean readable(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text) && !text.contains("[[");
    }

    private static String run(String voice, String text, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("flite", "-voice", voice.substring(PREFIX.length()), "-t", text));
        command.addAll(List.of(more));
        return SpeechEngine.output(command, "");
    }
}
