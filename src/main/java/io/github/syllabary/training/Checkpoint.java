package io.github.syllabary.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * The state of a training run between two epochs, in a file.
 *
 * <p>The file is written beside and moved into place, so that it is always whole: the old state or
 * the new one. A sum over its bytes stands at its end.
 *
 * @param fingerprint of all that the run depends on, see {@link Fingerprint}
 * @param epoch how many are done
 * @param arrays numbers of known lengths, in a known order
 */
record Checkpoint(
        String fingerprint, int epoch, int bestEpoch, double bestAccuracy, double bestLoss, float[][] arrays) {
    private static final int MAGIC = 0x53594c43; // "SYLC"
    private static final int VERSION = 1;

    void write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(fingerprint);
        out.writeInt(epoch);
        out.writeInt(bestEpoch);
        out.writeDouble(bestAccuracy);
        out.writeDouble(bestLoss);
        out.writeInt(arrays.length);
        for (float[] array : arrays) {
            out.writeInt(array.length);
            ByteBuffer numbers = ByteBuffer.allocate(4 * array.length);
            numbers.asFloatBuffer().put(array);
            out.write(numbers.array());
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        out.writeLong(sum.getValue());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            write(bytes.toByteArray(), beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw new IOException(
                    file + ": the state of training cannot be written (" + e.getMessage()
                            + "); check permissions and room on the disk, then go on with --resume",
                    e);
        }
    }

    private static void write(byte[] bytes, Path beside) throws IOException {
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer all = ByteBuffer.wrap(bytes);
            while (all.hasRemaining()) channel.write(all);
            channel.force(true);
        }
    }

    /**
     * @param fingerprint of the run that wants to go on
     * @param lengths of the arrays it expects
     * @throws IOException if the file is damaged or belongs to another run
     */
    static Checkpoint read(Path file, String fingerprint, int[] lengths) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String damaged = file + " is not a whole checkpoint; remove it to begin anew";
        if (bytes.length < 16) throw new IOException(damaged);
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, bytes.length - 8);
        if (ByteBuffer.wrap(bytes).getLong(bytes.length - 8) != sum.getValue()) throw new IOException(damaged);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) throw new IOException(damaged);
            if (!in.readUTF().equals(fingerprint))
                throw new IOException(file + " is the checkpoint of another run: recipe, seed, epochs, corpus or"
                        + " version differ; name another --out, or remove it to begin anew");
            int epoch = in.readInt();
            int bestEpoch = in.readInt();
            double bestAccuracy = in.readDouble();
            double bestLoss = in.readDouble();
            if (in.readInt() != lengths.length) throw new IOException(damaged);
            float[][] arrays = new float[lengths.length][];
            for (int i = 0; i < arrays.length; i++) {
                if (in.readInt() != lengths[i]) throw new IOException(damaged);
                arrays[i] = new float[lengths[i]];
                ByteBuffer.wrap(in.readNBytes(4 * lengths[i])).asFloatBuffer().get(arrays[i]);
            }
            return new Checkpoint(fingerprint, epoch, bestEpoch, bestAccuracy, bestLoss, arrays);
        } catch (UncheckedIOException | java.nio.BufferUnderflowException e) {
            throw new IOException(damaged, e);
        }
    }
}
