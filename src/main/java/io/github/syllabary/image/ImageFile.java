package io.github.syllabary.image;

import io.github.syllabary.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** PNG and JPEG files as pictures {@code (H, W, C)}: one channel if they are grey, else three. */
public final class ImageFile {
    /** 64 megapixels, more than cameras give. */
    private static final long MOST_PIXELS = 1L << 26;

    /** Neither one bit a pixel in the densest stream of zip data nor the longest run of blocks of a JPEG gives more. */
    private static final int MOST_PIXELS_PER_BYTE = 10_000;

    private static final long MOST_BYTES = 1L << 29;

    private ImageFile() {}

    /** Whether a file of that name is a picture to be read. */
    public static boolean isNamedSo(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".png") || lower.endsWith(".jpg") || lower.endsWith(".jpeg");
    }

    /**
     * Reads a picture; what is transparent stands before white.
     *
     * @throws IOException one sentence with the file's name if there is none, it is no PNG or JPEG, is damaged or has
     *     more than 67 million pixels
     */
    public static Tensor read(Path file) throws IOException {
        try {
            if (Files.isDirectory(file)) throw new IOException(file + ": is a folder; give a picture");
            if (Files.size(file) > MOST_BYTES)
                throw new IOException(file + ": has " + Files.size(file) + " bytes; give a picture of at most 512 MB");
            return read(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file; check the path", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": may not be read; change its permissions", e);
        }
    }

    /**
     * As {@link #read(Path)}, of the bytes of such a file.
     *
     * @param name stands in error messages
     */
    public static Tensor read(byte[] bytes, String name) throws IOException {
        String format = format(bytes);
        if (format == null) throw new IOException(name + ": is neither PNG nor JPEG; convert it to one of them");
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        // no disk behind it, whatever ImageIO's cache setting
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels < 1 || pixels > MOST_PIXELS)
                throw new Refused(name + ": has " + reader.getWidth(0) + "×" + reader.getHeight(0)
                        + " pixels; give a picture of at most " + MOST_PIXELS + " in all");
            if (pixels > (long) MOST_PIXELS_PER_BYTE * bytes.length)
                throw new Refused(name + ": says that it has " + reader.getWidth(0) + "×" + reader.getHeight(0)
                        + " pixels, and its " + bytes.length + " bytes cannot hold them; save it again");
            return Images.of(reader.read(0));
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException e) { // a damaged file makes ImageIO's readers throw anything
            throw new IOException(
                    name + ": is not a " + format.toUpperCase(Locale.ROOT) + " that can be read, or is damaged"
                            + (e.getMessage() == null ? "" : " (" + oneLine(e.getMessage()) + ")") + "; save it again",
                    e);
        } finally {
            reader.dispose();
        }
    }

    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    static String oneLine(String message) {
        return message.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** By the first bytes; null if it is neither. */
    private static String format(byte[] bytes) {
        if (bytes.length >= 8 && (bytes[0] & 255) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G')
            return "png";
        if (bytes.length >= 3 && (bytes[0] & 255) == 0xFF && (bytes[1] & 255) == 0xD8 && (bytes[2] & 255) == 0xFF)
            return "jpeg";
        return null;
    }

    /** A PNG file of a picture {@code (H, W, 1)} or {@code (H, W, 3)}, see {@link Images#image}. */
    public static byte[] png(Tensor picture) {
        return encoded(Images.image(picture), "png");
    }

    /**
     * The bytes of a file of that name, by its ending {@code .png}, {@code .jpg} or {@code .jpeg}.
     *
     * @throws IllegalArgumentException for any other ending, or if it is no picture
     */
    public static byte[] encode(Tensor picture, Path name) {
        if (!isNamedSo(name.toString()))
            throw new IllegalArgumentException(name + ": pictures are written as .png or .jpg; choose one of them");
        boolean png = name.toString().toLowerCase(Locale.ROOT).endsWith(".png");
        return encoded(Images.image(picture), png ? "png" : "jpeg");
    }

    /**
     * Writes a picture by the ending of the name.
     *
     * @throws IllegalArgumentException as {@link #encode}
     */
    public static void write(Tensor picture, Path file) throws IOException {
        Files.write(file, encode(picture, file));
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) throw new IllegalStateException("Java writes no " + format);
        } catch (IOException e) {
            throw new IllegalStateException("into memory", e);
        }
        return bytes.toByteArray();
    }
}
