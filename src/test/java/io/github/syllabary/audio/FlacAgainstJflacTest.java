package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder beside jFLAC, an older one: the same samples of the same files. */
class FlacAgainstJflacTest {
    private static final int MUTATIONS = Integer.getInteger("syllabary.mutations", 3000);

    @ParameterizedTest
    @ValueSource(
            strings = {"bits8-1", "bits12-1", "bits16-1", "bits16-2", "bits16-3", "bits20-2", "bits24-1", "bits24-2"})
    void everyWidthAndEveryNumberOfChannels(String name) throws IOException {
        agree(Golden.bytes(name + ".flac"), name);
    }

    @Test
    void everyFileOfTheCorpus() throws IOException {
        assertEquals(1206, agreeOn(Path.of("corpus"), 1));
    }

    @Test
    void realSpeech() throws IOException {
        String corpora = System.getenv("SYLLABARY_CORPORA");
        assumeTrue(corpora != null, "SYLLABARY_CORPORA does not name a folder of corpora");
        // one file in ten, and all of them by -Dsyllabary.every=1
        assertTrue(agreeOn(Path.of(corpora).toRealPath(), Integer.getInteger("syllabary.every", 10)) > 0);
    }

    private static int agreeOn(Path folder, int every) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().endsWith(".flac")).sorted().toList();
        }
        int n = 0;
        for (int i = 0; i < files.size(); i += every, n++)
            agree(Files.readAllBytes(files.get(i)), files.get(i).toString());
        return n;
    }

    private static void agree(byte[] file, String name) throws IOException {
        assertArrayEquals(theirs(file), ours(file), name);
    }

    /** What one of them takes for whole is so for the other; checksums leave no room for opinions. */
    @ParameterizedTest
    @ValueSource(strings = {"bits16-1.flac", "bits16-2.flac", "bits24-1.flac"})
    void damageIsDamageToBoth(String name) throws IOException {
        byte[] whole = bare(Golden.bytes(name));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] b = whole.clone();
            int reach = random.nextBoolean() ? 120 : b.length;
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                int at = random.nextInt(42, reach);
                if (random.nextInt(8) == 0) b = Arrays.copyOf(b, at);
                else b[Math.min(at, b.length - 1)] ^= (byte) (1 << random.nextInt(8));
            }
            float[] ours = ours(b);
            if (ours != null) assertArrayEquals(theirs(b), ours, name + ", mutation " + i);
            else if (i % 20 == 0) assertEquals(null, theirs(b), name + ", mutation " + i);
        }
    }

    /** Without the metadata that nobody needs, of which jFLAC believes everything. */
    private static byte[] bare(byte[] file) {
        int at = 4;
        boolean last = false;
        while (!last) {
            last = file[at] < 0;
            at += 4 + ((file[at + 1] & 0xff) << 16 | (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
        }
        byte[] bare = Arrays.copyOf(file, 42 + file.length - at);
        System.arraycopy(file, at, bare, 42, file.length - at);
        bare[4] = (byte) 0x80;
        return bare;
    }

    private static float[] ours(byte[] file) {
        try {
            return Sound.read(new ByteArrayInputStream(file), "x.flac").samples();
        } catch (IOException e) {
            assertNotNull(e.getMessage());
            return null;
        }
    }

    /** Mean of the channels; null if it calls the file damaged, by itself or by the checksum of all samples. */
    private static float[] theirs(byte[] file) {
        FLACDecoder decoder = new FLACDecoder(new ByteArrayInputStream(file));
        decoder.addFrameListener(new Strict());
        List<Float> samples = new ArrayList<>();
        try {
            decoder.readMetadata();
            long promised = decoder.getStreamInfo().getTotalSamples();
            int bits = decoder.getStreamInfo().getBitsPerSample();
            java.security.MessageDigest digest = java.security.MessageDigest.getInstance("MD5");
            while (samples.size() < promised) {
                Frame f = decoder.readNextFrame();
                if (f == null || f.header.bitsPerSample != bits) return null;
                byte[] bytes = new byte[f.header.blockSize * f.header.channels * ((bits + 7) / 8)];
                for (int i = 0, at = 0; i < f.header.blockSize; i++) {
                    long total = 0;
                    for (int c = 0; c < f.header.channels; c++) {
                        int x = decoder.getChannelData()[c].getOutput()[i];
                        total += x;
                        for (int k = 0; k < bits; k += 8) bytes[at++] = (byte) (x >> k);
                    }
                    samples.add((float) (total / (StrictMath.pow(2, bits - 1) * f.header.channels)));
                }
                digest.update(bytes);
            }
            if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(file, 26, 42))) return null;
        } catch (IOException | RuntimeException | StackOverflowError | java.security.NoSuchAlgorithmException e) {
            return null;
        }
        float[] all = new float[samples.size()];
        for (int i = 0; i < all.length; i++) all[i] = samples.get(i);
        return all;
    }

    private static final class Strict implements FrameListener {
        @Override
        public void processMetadata(Metadata metadata) {}

        @Override
        public void processFrame(Frame frame) {}

        @Override
        public void processError(String message) {
            throw new IllegalStateException(message);
        }
    }
}
