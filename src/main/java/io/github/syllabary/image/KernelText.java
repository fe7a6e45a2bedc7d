package io.github.syllabary.image;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A kernel in a text file: a row a line. */
final class KernelText {
    private static final long MOST_BYTES = 1 << 20;

    private KernelText() {}

    static Tensor read(Path file) throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES)
                throw new IOException(file + ": has " + Files.size(file) + " bytes, more than any kernel; give a text"
                        + " file with a row of numbers a line");
            return parse(file.toString(), Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file; check the path", e);
        } catch (CharacterCodingException e) {
            throw new IOException(
                    file + ": is not a kernel, for it is not UTF-8 text; write a row of numbers a line", e);
        }
    }

    private static Tensor parse(String file, List<String> lines) throws IOException {
        List<float[]> rows = new ArrayList<>();
        int firstLine = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) continue;
            String place = file + " line " + (i + 1) + ": ";
            float[] row = row(place, line.split("\\s*,\\s*|\\s+"));
            if (rows.isEmpty()) firstLine = i + 1;
            else if (row.length != rows.get(0).length)
                throw new IOException(place + "has " + row.length + " numbers, line " + firstLine + " has "
                        + rows.get(0).length + "; give all rows the same");
            rows.add(row);
            if (Math.max(rows.size(), row.length) > KernelSettings.LARGEST)
                throw new IOException(
                        place + "the kernel is too large; give at most " + KernelSettings.LARGEST + " each way");
        }
        if (rows.isEmpty()) throw new IOException(file + ": holds no numbers; write a row of the kernel a line");
        Tensor t = Tensor.zeros(Shape.of(rows.size(), rows.get(0).length));
        for (int r = 0; r < rows.size(); r++)
            System.arraycopy(rows.get(r), 0, t.data(), r * rows.get(r).length, rows.get(r).length);
        return t;
    }

    private static float[] row(String place, String[] words) throws IOException {
        float[] row = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                int slash = words[i].indexOf('/');
                double value = slash < 0
                        ? Double.parseDouble(words[i])
                        : Double.parseDouble(words[i].substring(0, slash))
                                / Double.parseDouble(words[i].substring(slash + 1));
                row[i] = (float) value;
                if (!Float.isFinite(row[i])) throw new NumberFormatException("not finite");
            } catch (NumberFormatException e) {
                throw new IOException(
                        place + "'" + ImageFile.oneLine(words[i])
                                + "' is not a number; give one such as -1, 0.5 or 1/9",
                        e);
            }
        }
        return row;
    }
}
