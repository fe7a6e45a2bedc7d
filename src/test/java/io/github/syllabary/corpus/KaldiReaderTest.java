package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KaldiReaderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void recordings() throws IOException {
        Clips.tone(folder, "waves/a.wav", 300, 2);
        Clips.tone(folder, "waves/b c.wav", 300, 1);
    }

    @Test
    void utterancesAreWholeRecordings() throws IOException {
        write("wav.scp", "a waves/a.wav\nb  waves/b c.wav\n");
        write("text", "b nein\na ja wohl\n");
        write("utt2spk", "a anna\n");
        CorpusReader read = CorpusReader.read(folder);
        assertEquals(Layout.KALDI, read.layout());
        assertEquals(List.of("ja wohl", "nein"), read.corpus().labels());
        assertEquals(List.of("anna"), read.corpus().speakers());
        assertEquals(1, read.corpus().utterances().get(1).sound().seconds());
    }

    @Test
    void segmentsAreParts() throws IOException {
        write("wav.scp", "rec waves/a.wav\n");
        write("segments", "u1 rec 0.5 1.25\nu2 rec 1.5 -1\n");
        write("text", "u1 ja\nu2 nein\n");
        List<Utterance> utterances = Corpus.read(folder).utterances();
        assertEquals(0.75, utterances.get(0).sound().seconds());
        assertEquals(0.5, utterances.get(1).sound().seconds());
    }

    @Test
    void foldersOfDataFoldersAreSplitsAndPathsMayBeginAboveThem() throws IOException {
        for (String split : List.of("train", "dev")) {
            write("data/" + split + "/wav.scp", split + " waves/a.wav\n");
            write("data/" + split + "/text", split + " ja\n");
        }
        assertEquals(
                List.of("train", "validation"),
                Corpus.read(folder.resolve("data")).splits());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a sph2pipe -f wav x.sph |; text a ja; wav.scp line 1: 'sph2pipe -f wav x.sph |' is a command, and",
                "a raw.ark:17; text a ja; wav.scp line 1: 'raw.ark:17' is inside a Kaldi archive, which is not read",
                "a nowhere.wav; text a ja; wav.scp line 1: no such file nowhere.wav; paths are relative to the data",
                "a; text a ja; wav.scp line 1: no path behind the name",
                "a waves/a.wav; text b ja; wav.scp line 1: the utterance a does not stand in the file text; add it",
                "a waves/a.wav; text a; text line 1: the utterance a has no text; write what is said",
                "a waves/a.wav; segments u a 1 0.5; segments line 1: start 1 and end 0.5 enclose nothing",
                "a waves/a.wav; segments u a 1 x; segments line 1: 'x' is not a number of seconds such as 1.25",
                "a waves/a.wav; segments u b 0 1; segments line 1: the recording b does not stand in wav.scp; add it",
                "a waves/a.wav; segments u a 0; segments line 1: 'a 0' is not a recording, a start and an end",
            })
    void faultsNameFileAndLine(String scp, String other, String sentence) throws IOException {
        write("wav.scp", scp + "\n");
        write("text", "u ja\n");
        int space = other.indexOf(' ');
        write(other.substring(0, space), other.substring(space + 1) + "\n");
        String said = assertThrows(IOException.class, () -> Corpus.read(folder)).getMessage();
        assertTrue(said.startsWith(folder + "/" + sentence), said);
    }

    @Test
    void aNameMayStandOnce() throws IOException {
        write("wav.scp", "a waves/a.wav\n\na waves/a.wav\n");
        write("text", "a ja\n");
        String said = assertThrows(IOException.class, () -> Corpus.read(folder)).getMessage();
        assertEquals(folder.resolve("wav.scp") + " line 3: a stands in line 1 already; remove one of them", said);
    }

    /** Whatever stands in the files, the answer is a corpus or a sentence. */
    @Property(tries = 300)
    void damagedFilesGiveSentences(@ForAll byte[] scp, @ForAll String text, @ForAll String segments)
            throws IOException {
        Path place = Files.createTempDirectory("kaldi");
        try {
            Clips.empty(place, "a.wav");
            Files.write(place.resolve("wav.scp"), concat("a a.wav\n".getBytes(), scp));
            Files.writeString(place.resolve("text"), "a ja\n" + text.replaceAll("\\p{Cs}", "?"));
            if (!segments.isEmpty())
                Files.writeString(place.resolve("segments"), "s a " + segments.replaceAll("\\p{Cs}", "?"));
            Corpus.read(place);
        } catch (IOException e) {
            assertTrue(e.getMessage().length() > 10, e.getMessage());
        } finally {
            for (Path file : List.of(place.resolve("wav.scp"), place.resolve("text"), place.resolve("segments")))
                Files.deleteIfExists(file);
            Files.delete(place.resolve("a.wav"));
            Files.delete(place);
        }
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
