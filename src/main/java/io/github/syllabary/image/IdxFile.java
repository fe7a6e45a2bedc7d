package io.github.syllabary.image;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * An IDX file, the form of MNIST: a type, the extents, and the numbers in row-major order with the most significant
 * byte first; plain or gzipped, which is known by its content. The first axis counts the items.
 *
 * @see <a href="https://yann.lecun.com/exdb/mnist/">the MNIST database, "file formats"</a>
 */
public final class IdxFile {
    private static final int MOST_AXES = 8;
    private static final int PIECE = 1 << 20;

    private final Type type;
    private final Shape shape;
    private final byte[] data;

    /** How a number is stored. */
    public enum Type {
        UNSIGNED_BYTE(0x08, 1),
        BYTE(0x09, 1),
        SHORT(0x0B, 2),
        INT(0x0C, 4),
        FLOAT(0x0D, 4),
        DOUBLE(0x0E, 8);

        private final int code;
        private final int bytes;

        Type(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    private IdxFile(Type type, Shape shape, byte[] data) {
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    /** Eight bits a number: 0 to 255 of numbers from 0 to 1, as pictures and volumes are stored; others are cut off. */
    public static IdxFile ofPixels(Tensor items) {
        byte[] data = new byte[items.shape().size()];
        for (int i = 0; i < data.length; i++)
            data[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, items.data()[i])));
        return new IdxFile(Type.UNSIGNED_BYTE, items.shape(), data);
    }

    /** Labels, one byte each. */
    public static IdxFile ofLabels(int... labels) {
        byte[] data = new byte[labels.length];
        for (int i = 0; i < data.length; i++) {
            if (labels[i] < 0 || labels[i] > 255)
                throw new IllegalArgumentException("label " + labels[i] + " does not fit into a byte; give 0 to 255");
            data[i] = (byte) labels[i];
        }
        return new IdxFile(Type.UNSIGNED_BYTE, Shape.of(labels.length), data);
    }

    /**
     * Reads a whole file. What its header says is checked before anything is allocated for it, and no more memory is
     * taken than the file has content for.
     *
     * @throws IOException one sentence with the file's name and what is wrong with it
     */
    public static IdxFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.isDirectory(file)) throw new IOException(file + ": is a folder; give an IDX file");
            return read(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file; check the path", e);
        }
    }

    /**
     * As {@link #read(Path)}, of a stream, which is left open.
     *
     * @param name stands in error messages
     */
    public static IdxFile read(InputStream stream, String name) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        try {
            return decode(new DataInputStream(gzip ? new GZIPInputStream(in, 1 << 16) : in), name);
        } catch (EOFException e) {
            throw new IOException(name + ": is cut off; copy it again", e);
        } catch (ZipException e) {
            throw new IOException(name + ": is not whole gzip data; copy it again", e);
        }
    }

    private static IdxFile decode(DataInputStream in, String name) throws IOException {
        int zero = in.readUnsignedShort();
        int code = in.readUnsignedByte();
        int axes = in.readUnsignedByte();
        Type type = Arrays.stream(Type.values())
                .filter(t -> t.code == code)
                .findAny()
                .orElse(null);
        if (zero != 0 || type == null)
            throw new IOException(name + ": is not an IDX file, which begins with two zeros and a type from 8 to 14");
        if (axes < 1 || axes > MOST_AXES)
            throw new IOException(name + ": has " + axes + " axes; an IDX file of 1 to " + MOST_AXES + " is expected");
        int[] dims = new int[axes];
        long size = 1;
        for (int a = 0; a < axes; a++) {
            dims[a] = in.readInt();
            if (dims[a] < 1) throw new IOException(name + ": has an extent of " + dims[a] + "; it is damaged");
            size = Math.min(size, Integer.MAX_VALUE) * dims[a];
        }
        if (size > (Integer.MAX_VALUE - 8) / type.bytes)
            throw new IOException(name + ": says that it holds " + Arrays.toString(dims)
                    + " numbers, more than 2^31 bytes; it is damaged, or must be cut into several");
        byte[] data = readAll(in, (int) size * type.bytes, name);
        return new IdxFile(type, Shape.of(dims), data);
    }

    /** Piece by piece, so that a header cannot ask for memory that no content stands behind. */
    private static byte[] readAll(InputStream in, int n, String name) throws IOException {
        byte[] data = new byte[Math.min(n, PIECE)];
        int have = 0;
        while (have < n) {
            if (have == data.length) data = Arrays.copyOf(data, (int) Math.min(n, 2L * data.length));
            int got = in.read(data, have, data.length - have);
            if (got < 0)
                throw new IOException(name + ": is cut off: " + n + " bytes of numbers are missing but for " + have
                        + "; copy it again");
            have += got;
        }
        if (in.read() >= 0)
            throw new IOException(name + ": goes on behind its " + n + " bytes of numbers; it is damaged");
        return data;
    }

    /** The first axis counts the items. */
    public Shape shape() {
        return shape;
    }

    public Type type() {
        return type;
    }

    public int items() {
        return shape.dim(0);
    }

    /** The number at a place in row-major order, as it is stored; 0 to 255 for {@link Type#UNSIGNED_BYTE}. */
    public double value(int index) {
        ByteBuffer buffer = ByteBuffer.wrap(data);
        int at = index * type.bytes;
        return switch (type) {
            case UNSIGNED_BYTE -> buffer.get(at) & 255;
            case BYTE -> buffer.get(at);
            case SHORT -> buffer.getShort(at);
            case INT -> buffer.getInt(at);
            case FLOAT -> buffer.getFloat(at);
            case DOUBLE -> buffer.getDouble(at);
        };
    }

    /**
     * One item with an axis of one channel behind, if it has none: of {@code (N, H, W)} and {@code (N, D, H, W)}. Bytes
     * 0 to 255 become numbers 0 to 1; others stay as they are.
     *
     * @throws IllegalArgumentException if there is no such item
     */
    public Tensor item(int index) {
        if (index < 0 || index >= items())
            throw new IllegalArgumentException("no item " + index + "; there are " + items() + ", from 0");
        Shape item = shape.tail().append(1);
        Tensor t = Tensor.zeros(item);
        int n = item.size();
        float white = type == Type.UNSIGNED_BYTE ? 255 : 1;
        for (int i = 0; i < n; i++) t.data()[i] = (float) value(index * n + i) / white;
        return t;
    }

    /** Writes the file, gzipped if the name ends in {@code .gz}. */
    public void write(Path file) throws IOException {
        Files.write(file, file.toString().endsWith(".gz") ? gzipped() : bytes());
    }

    /** The bytes of the plain file. */
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.rank() + data.length);
        buffer.put((byte) 0).put((byte) 0).put((byte) type.code).put((byte) shape.rank());
        for (int d : shape.dims()) buffer.putInt(d);
        return buffer.put(data).array();
    }

    /** The same, gzipped. */
    public byte[] gzipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(bytes());
        }
        return bytes.toByteArray();
    }
}
