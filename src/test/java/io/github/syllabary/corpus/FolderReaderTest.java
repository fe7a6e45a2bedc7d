package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
    @TempDir
    Path folder;

    @Test
    void takesFoldersAsLabelsInNaturalOrder() throws IOException {
        Corpus corpus = read("b/10.wav", "b/9.FLAC", "a/1.Mp3", "10/x.ogg", "9/x.wav");
        assertEquals(List.of("9/x.wav", "10/x.ogg", "a/1.Mp3", "b/9.FLAC", "b/10.wav"), names(corpus));
        assertEquals(List.of("9", "10", "a", "b"), corpus.labels());
    }

    @Test
    void passesOverHiddenFilesOtherFilesAndNoise() throws IOException {
        Corpus corpus = read("a/1.wav", "a/.2.wav", ".git/3.wav", "a/notes.txt", "_background_noise_/hum.wav", "a/wav");
        assertEquals(List.of("a/1.wav"), names(corpus));
    }

    @Test
    void takesSpeakersFromFileNamesIfAllHaveThem() throws IOException {
        Corpus corpus = read("yes/anna_1.wav", "yes/ben_1.wav", "no/anna_1.wav");
        assertEquals(List.of("anna", "ben"), corpus.speakers());
    }

    @Test
    void namesNobodyIfOneFileHasNoSpeaker() throws IOException {
        assertEquals(
                List.of(),
                read("yes/anna_1.wav", "yes/ben_1.wav", "no/anna_1.wav", "no/2.wav")
                        .speakers());
    }

    @Test
    void doesNotTakeLabelsOrASinglePrefixForSpeakers() throws IOException {
        assertEquals(
                List.of(),
                read("yes/yes_1.wav", "no/no_1.wav", "no/no_2.wav", "no/yes_3.wav")
                        .speakers());
        assertEquals(List.of(), read("yes/take_1.wav", "no/take_1.wav").speakers());
    }

    @Test
    void saysWhatIsMissing() {
        String loose = assertThrows(IOException.class, () -> read("1.wav")).getMessage();
        assertTrue(loose.contains("holds sound files but no labels; make a folder per label"), loose);
        String none = assertThrows(IOException.class, () -> read("a/notes.txt")).getMessage();
        assertTrue(none.contains("holds no sound files"), none);
    }

    private Corpus read(String... names) throws IOException {
        Path root = folder.resolve("corpus" + System.nanoTime());
        for (String name : names) Clips.empty(root, name);
        return Corpus.read(root);
    }

    private static List<String> names(Corpus corpus) {
        return corpus.utterances().stream()
                .map(u -> corpus.root().relativize(u.file()).toString().replace('\\', '/'))
                .toList();
    }
}
