package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Data folders as Kaldi has them: {@code wav.scp} names the recordings, {@code text} says what is said in each
 * utterance (all of it is the label), {@code utt2spk} by whom, {@code segments} where in which recording.
 *
 * <p>A folder of such folders is read as well; their names ({@code train}, {@code test}, …) are the splits. A relative
 * path in {@code wav.scp} is looked for from the data folder and from the three folders above it, since Kaldi itself
 * means the folder it was started in. Commands in the place of a path (such as end in {@code |}) are never run.
 *
 * @see <a href="https://kaldi-asr.org/doc/data_prep.html">Kaldi: data preparation</a>
 */
final class KaldiReader {
    private static final int FOLDERS_UP = 3;

    private final Tree tree;
    private final String split;
    private final Map<String, Line> recordings;
    private final Map<String, Line> texts;
    private final Map<String, Line> speakers;

    /** What stands behind the name that a line begins with. */
    private record Line(String file, int number, String rest) {
        IOException fault(String what) {
            return new IOException(file + " line " + number + ": " + Printable.of(what));
        }
    }

    private KaldiReader(Tree tree, String split) throws IOException {
        this.tree = tree;
        this.split = split;
        recordings = lines("wav.scp");
        texts = lines("text");
        speakers = lines("utt2spk");
    }

    /** Null if there is no data folder. */
    static CorpusReader read(Tree tree) throws IOException {
        List<Utterance> utterances = new ArrayList<>();
        if (tree.has("wav.scp")) {
            utterances.addAll(new KaldiReader(tree, "").utterances());
        } else {
            for (String file : tree.files()) {
                if (!file.matches("[^/]+/wav\\.scp")) continue;
                String folder = Tree.folder(file);
                utterances.addAll(new KaldiReader(tree.below(folder), Splits.canonical(folder)).utterances());
            }
        }
        if (utterances.isEmpty()) return null;
        return new CorpusReader(new Corpus(tree.root(), utterances), Layout.KALDI, List.of());
    }

    private List<Utterance> utterances() throws IOException {
        if (recordings.isEmpty()) throw new IOException(tree.path("wav.scp") + " names no recordings");
        if (!tree.has("text")) {
            throw new IOException(tree.root() + " has no file text, which says what is said; add it");
        }
        List<Utterance> utterances = new ArrayList<>();
        if (tree.has("segments")) {
            for (Map.Entry<String, Line> segment : lines("segments").entrySet()) {
                utterances.add(segment(segment.getKey(), segment.getValue()));
            }
        } else {
            for (Map.Entry<String, Line> recording : recordings.entrySet()) {
                Path file = file(recording.getValue());
                utterances.add(utterance(recording.getKey(), recording.getValue(), file, Map.of()));
            }
        }
        return utterances;
    }

    private Utterance segment(String name, Line line) throws IOException {
        String[] part = line.rest.split("\\s+");
        if (part.length != 3) throw line.fault("'" + line.rest + "' is not a recording, a start and an end");
        Line recording = recordings.get(part[0]);
        if (recording == null) throw line.fault("the recording " + part[0] + " does not stand in wav.scp; add it");
        Map<String, String> more = new LinkedHashMap<>();
        double start = seconds(line, part[1]);
        double end = seconds(line, part[2]);
        if (start < 0 || end != -1 && end <= start) {
            throw line.fault("start " + part[1] + " and end " + part[2] + " enclose nothing; give seconds from the"
                    + " beginning of the recording, start first, or the end -1 for that of the recording");
        }
        more.put("start", "" + start);
        if (end != -1) more.put("end", "" + end);
        return utterance(name, line, file(recording), more);
    }

    private static double seconds(Line line, String text) throws IOException {
        try {
            double seconds = Double.parseDouble(text);
            if (Double.isFinite(seconds)) return seconds;
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw line.fault("'" + text + "' is not a number of seconds such as 1.25");
    }

    private Utterance utterance(String name, Line line, Path file, Map<String, String> more) throws IOException {
        Line text = texts.get(name);
        if (text == null) throw line.fault("the utterance " + name + " does not stand in the file text; add it");
        if (text.rest.isEmpty()) throw text.fault("the utterance " + name + " has no text; write what is said");
        Line speaker = speakers.get(name);
        String label = Normalizer.normalize(text.rest, Normalizer.Form.NFC);
        return new Utterance(file, label, speaker == null ? "" : speaker.rest, split, more);
    }

    private Path file(Line recording) throws IOException {
        String path = recording.rest;
        if (path.isEmpty()) throw recording.fault("no path behind the name; write the sound file's");
        if (path.endsWith("|") || path.startsWith("|")) {
            throw recording.fault("'" + path + "' is a command, and commands of a corpus are not run; write the sound"
                    + " to a file and name that");
        }
        if (path.matches(".*\\.ark:\\d+")) {
            throw recording.fault("'" + path + "' is inside a Kaldi archive, which is not read; name a sound file");
        }
        try {
            if (tree.has(path)) return tree.path(path);
            Path from = tree.root().toAbsolutePath();
            for (int up = 0; from != null && up <= FOLDERS_UP; up++, from = from.getParent()) {
                if (Files.isRegularFile(from.resolve(path))) return from.resolve(path);
            }
        } catch (InvalidPathException e) {
            throw recording.fault("'" + path + "' cannot be a file name here: " + e.getReason());
        }
        throw recording.fault("no such file " + path + "; paths are relative to the data folder or one above it");
    }

    /** By the name that each line begins with, in their order; empty if there is no such file. */
    private Map<String, Line> lines(String name) throws IOException {
        Map<String, Line> lines = new LinkedHashMap<>();
        if (!tree.has(name)) return lines;
        String file = tree.path(name).toString();
        String[] text = tree.text(name).split("\r?\n", -1);
        for (int i = 0; i < text.length; i++) {
            String stripped = text[i].strip();
            if (stripped.isEmpty()) continue;
            String[] part = stripped.split("\\s+", 2);
            Line line = new Line(file, i + 1, part.length < 2 ? "" : part[1]);
            Line before = lines.put(part[0], line);
            if (before != null) {
                throw line.fault(part[0] + " stands in line " + before.number + " already; remove one of them");
            }
        }
        return lines;
    }
}
