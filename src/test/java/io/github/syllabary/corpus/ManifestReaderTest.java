package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("yes/1.wav", "yes/2.wav", "no/1.wav")) Clips.empty(folder, name);
    }

    @Test
    void keepsTheOrderAndAllColumns() throws IOException {
        Corpus corpus =
                read("path\tlabel\tspeaker\tsplit\tnote\nyes/2.wav\tyes\tanna\tdev\tloud\nno/1.wav\tno\t\t\t\n");
        assertEquals(
                List.of(
                        new Utterance(folder.resolve("yes/2.wav"), "yes", "anna", "validation", Map.of("note", "loud")),
                        new Utterance(folder.resolve("no/1.wav"), "no", "", "", Map.of())),
                corpus.utterances());
    }

    @Test
    void findsTheManifestOfAFolder() throws IOException {
        read("path\tlabel\nyes/1.wav\tyes\n");
        assertEquals(1, Corpus.read(folder).size());
    }

    @Test
    void readsCommasQuotesByteOrderMarkAndWindowsLines() throws IOException {
        Path file = folder.resolve("words.csv");
        Files.writeString(
                file, "\uFEFFLabel,Path,said\r\nyes,yes/1.wav,\"yes, \"\"yes\"\"\"\r\n\r\nno, no/1.wav ,\r\n");
        Corpus corpus = Corpus.read(file);
        assertEquals(List.of("no", "yes"), corpus.labels());
        assertEquals("yes, \"yes\"", corpus.utterances().get(0).more().get("said"));
        assertEquals(folder.resolve("no/1.wav"), corpus.utterances().get(1).file());
    }

    @Test
    void looksForNoFilesWhereTheManifestIsFromElsewhere() throws IOException {
        byte[] manifest = "path,label\nhdfs://name/a.wav,yes\nmissing.wav,no\n".getBytes(StandardCharsets.UTF_8);
        Corpus corpus = Corpus.parse(manifest, "hdfs://name/words.csv");
        assertEquals(List.of("no", "yes"), corpus.labels());
        assertEquals("hdfs://name/a.wav", corpus.utterances().get(0).more().get(Corpus.PATH));
        assertEquals(Path.of("missing.wav"), corpus.utterances().get(1).file());
        byte[] torn = "path,label\na.wav\n".getBytes(StandardCharsets.UTF_8);
        IOException e = assertThrows(IOException.class, () -> Corpus.parse(torn, "hdfs://name/words.csv"));
        assertTrue(e.getMessage().startsWith("hdfs://name/words.csv line 2: 1 fields"), e.getMessage());
    }

    @Test
    void takesPartsOfOneFile() throws IOException {
        Corpus corpus = read("path\tlabel\tstart\tend\nno/1.wav\tno\t0.5\t1\nno/1.wav\tno\t1\t1.25\n");
        assertEquals(1.25, corpus.utterances().get(1).end().getAsDouble());
    }

    @Test
    void composesLabelsThatASystemHasDecomposed() throws IOException {
        assertEquals(
                List.of("n\u01D0"), read("path\tlabel\nno/1.wav\tni\u030C\n").labels());
    }

    @Test
    void namesTheLineOfAMissingFile() {
        assertFault(
                "path\tlabel\nyes/1.wav\tyes\n\nyes/01.wav\tyes\n",
                "words.tsv line 4: no such file yes/01.wav; paths are relative to the manifest");
    }

    @Test
    void namesTheLineOfALastRowWithoutALineEnd() {
        assertFault("path\tlabel\nyes/01.wav\tyes", "words.tsv line 2: no such file yes/01.wav; paths are relative");
    }

    @Test
    void namesBothLinesOfADuplicate() {
        assertFault("path\tlabel\nyes/1.wav\tyes\nno/../yes/1.wav\tyes\n", "line 3: no/../yes/1.wav stands in line 2");
    }

    @Test
    void refusesAnEmptyLabel() {
        assertFault("path\tlabel\nyes/1.wav\t\n", "words.tsv line 2: the label is empty");
    }

    @Test
    void refusesAMissingColumn() {
        assertFault("file\tlabel\nyes/1.wav\tyes\n", "words.tsv has no column 'path' in its first line (found: file, ");
    }

    @Test
    void refusesAColumnNamedTwice() {
        assertFault("path\tlabel\tlabel\nyes/1.wav\tyes\tno\n", "words.tsv has two columns 'label'");
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertFault(
                "path\tlabel\nyes/1.wav\tyes\nyes/2.wav\n", "words.tsv line 3: 1 fields where the first line names 2");
    }

    @Test
    void refusesAnOpenQuotationMark() {
        assertFault("path\tlabel\nyes/1.wav\t\"yes\nyes/2.wav\tyes\n", "words.tsv line 2: a field opens with a quot");
    }

    @Test
    void refusesAnEmptyManifest() {
        assertFault("path\tlabel\n", "words.tsv has no rows");
        assertFault("", "words.tsv has no rows");
    }

    @Test
    void refusesTimesThatEncloseNothing() {
        assertFault("path\tlabel\tstart\tend\nyes/1.wav\tyes\t2\t1\n", "line 2: start 2.0 and end 1.0 enclose nothing");
        assertFault("path\tlabel\tstart\nyes/1.wav\tyes\t-1\n", "line 2: start -1.0");
        assertFault("path\tlabel\tstart\nyes/1.wav\tyes\tNaN\n", "line 2: start 'NaN' is not a number of seconds");
        assertFault("path\tlabel\tstart\nyes/1.wav\tyes\t1,5\n", "line 2: start '1,5' is not a number of seconds");
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        Path file = folder.resolve("words.tsv");
        Files.write(file, "path\tlabel\nyes/1.wav\tyes\nno/1.wav\tn\u00F6\n".getBytes(StandardCharsets.ISO_8859_1));
        IOException e = assertThrows(IOException.class, () -> Corpus.read(file));
        assertEquals(file + " line 3: byte 0xF6 is not UTF-8; save the file as UTF-8", e.getMessage());
    }

    @Test
    void refusesTextThatEndsInsideACharacter() throws IOException {
        Path file = folder.resolve("words.tsv");
        Files.write(file, new byte[] {'p', '\n', (byte) 0xE4, (byte) 0xBD});
        assertTrue(assertThrows(IOException.class, () -> Corpus.read(file))
                .getMessage()
                .contains("line 2: byte 0xE4"));
    }

    private Corpus read(String text) throws IOException {
        return Corpus.read(Files.writeString(folder.resolve("manifest.tsv"), text));
    }

    private void assertFault(String text, String message) {
        Path file = folder.resolve("words.tsv");
        IOException e = assertThrows(IOException.class, () -> Corpus.read(Files.writeString(file, text)));
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}
