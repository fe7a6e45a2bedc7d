package io.github.syllabary.audio;

/**
 * Walks through the setup header of Vorbis before it is handed to JOrbis, which would allocate whatever
 * a damaged one claims.
 *
 * @see <a href="https://xiph.org/vorbis/doc/Vorbis_I_spec.html">Vorbis I, section 4.2.4</a>
 */
final class VorbisSetup {
    /** Numbers in all code books together; those of libvorbis hold some 100,000. */
    private static final long MOST_NUMBERS = 1 << 20;

    private static final int MOST_RESIDUE = 1 << 17;

    private final byte[] packet;
    private final int from;
    private final int end;
    private long bit;
    private long numbers;

    private VorbisSetup(byte[] packet, int from, int length) {
        this.packet = packet;
        this.from = from;
        end = length * 8;
        // a type and the letters "vorbis"
        bit = 7 * 8;
    }

    /** Whether the header is whole up to its residues, and asks for no more than a few megabytes. */
    static boolean modest(byte[] packet, int from, int length) {
        VorbisSetup setup = new VorbisSetup(packet, from, length);
        return setup.walk() && setup.bit <= setup.end;
    }

    private boolean walk() {
        int books = read(8) + 1;
        int[] dimensions = new int[books];
        int[] entries = new int[books];
        for (int b = 0; b < books; b++) {
            if (read(24) != 0x564342) return false;
            dimensions[b] = read(16);
            entries[b] = read(24);
            numbers += (long) entries[b] * Math.max(1, dimensions[b]);
            if (numbers > MOST_NUMBERS || !lengths(entries[b]) || !values(entries[b], dimensions[b])) return false;
        }
        skip(16L * (read(6) + 1));
        for (int floors = read(6) + 1; floors > 0; floors--) if (!floor()) return false;
        for (int residues = read(6) + 1; residues > 0; residues--) if (!residue(dimensions, entries)) return false;
        return true;
    }

    private boolean lengths(int entries) {
        if (read(1) == 0) {
            boolean sparse = read(1) == 1;
            if (!sparse) skip(5L * entries);
            else for (int i = 0; i < entries && bit <= end; i++) if (read(1) == 1) skip(5);
            return bit <= end;
        }
        skip(5);
        int done = 0;
        for (int length = 0; done < entries && length < 32; length++) done += read(bits(entries - done));
        return done == entries && bit <= end;
    }

    private boolean values(int entries, int dimensions) {
        int kind = read(4);
        if (kind == 0) return true;
        if (kind > 2 || dimensions == 0) return false;
        skip(64);
        int width = read(4) + 1;
        skip(1);
        long n = (long) entries * dimensions;
        if (kind == 1) for (n = 0; power(n + 1, dimensions) <= entries; ) n++;
        skip(n * width);
        return bit <= end;
    }

    private boolean floor() {
        int kind = read(16);
        if (kind == 0) {
            skip(8 + 16 + 16 + 6 + 8);
            skip(8L * (read(4) + 1));
            return true;
        }
        if (kind != 1) return false;
        int[] classes = new int[read(5)];
        int most = -1;
        for (int i = 0; i < classes.length; i++) most = Math.max(most, classes[i] = read(4));
        int[] dimensions = new int[most + 1];
        for (int c = 0; c <= most; c++) {
            dimensions[c] = read(3) + 1;
            int sub = read(2);
            if (sub > 0) skip(8);
            skip(8L << sub);
        }
        skip(2);
        int width = read(4);
        for (int c : classes) skip((long) width * dimensions[c]);
        return bit <= end;
    }

    private boolean residue(int[] dimensions, int[] entries) {
        int kind = read(16);
        skip(24);
        int to = read(24);
        skip(24);
        int classes = read(6) + 1;
        int book = read(8);
        // a word of the class book stands for one class in each of its dimensions
        if (kind > 2 || to > MOST_RESIDUE || book >= entries.length) return false;
        if (power(classes, dimensions[book]) > entries[book]) return false;
        int stages = 0;
        for (int c = 0; c < classes; c++) {
            int low = read(3);
            int high = read(1) == 1 ? read(5) : 0;
            stages += Integer.bitCount(high << 3 | low);
        }
        skip(8L * stages);
        return bit <= end;
    }

    /** Up to about the most that counts. */
    private static long power(long base, int exponent) {
        long product = 1;
        for (int i = 0; i < exponent && product <= MOST_NUMBERS && base > 1; i++) product *= base;
        return base == 0 && exponent > 0 ? 0 : product;
    }

    private static int bits(int x) {
        return 32 - Integer.numberOfLeadingZeros(x);
    }

    private void skip(long n) {
        bit += n;
    }

    /** The next bits, the lowest first; zeros behind the end. */
    private int read(int n) {
        int x = 0;
        for (int i = 0; i < n; i++, bit++) if (bit < end) x |= (packet[from + (int) (bit >> 3)] >> (bit & 7) & 1) << i;
        return x;
    }
}
