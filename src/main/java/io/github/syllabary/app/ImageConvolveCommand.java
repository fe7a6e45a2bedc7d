package io.github.syllabary.app;

import io.github.syllabary.image.Filter;
import io.github.syllabary.image.HandMadeKernel;
import io.github.syllabary.image.ImageFile;
import io.github.syllabary.image.Images;
import io.github.syllabary.nn.Convolution.Mode;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "convolve",
        description = {
            "Slides a kernel made by hand over a picture and writes what comes out as a picture.",
            "The kernel is laid on as it is written, as networks do (cross-correlation); with --flip it is turned by"
                    + " 180 degrees first (the textbook's convolution)."
        })
final class ImageConvolveCommand implements Callable<Integer> {
    /** Both directions, and the length of the two answers together. */
    private static final List<String> PAIRS = List.of("sobel", "scharr", "prewitt");

    private static final double NOTHING = 1e-4;

    /** How numbers become grey levels. */
    private enum Levels {
        /** Stretched for the strength of edges, signed for kernels with the sum 0 and Gabor's, else clipped. */
        AUTO,
        CLIP,
        SIGNED,
        STRETCH
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PICTURE", description = "A PNG or JPEG file.")
    private Path picture;

    @Option(
            names = "--kernel",
            paramLabel = "NAME|FILE",
            required = true,
            description = "sobel-x, sobel-y, scharr-x, …, laplacian, laplacian-8, sharpen, emboss, mean:size=3,"
                    + " gaussian:size=5,sigma=1, gabor:size=21,sigma=4,theta=45,wavelength=8; sobel, scharr, prewitt for the"
                    + " strength of edges in all directions; or a text file with a row of numbers a line.")
    private String kernelName;

    @Option(
            names = "--padding",
            paramLabel = "valid|same|full",
            defaultValue = "same",
            description = "With zeros around, or none (default: ${DEFAULT-VALUE}).")
    private String padding;

    @Option(names = "--flip", description = "Turn the kernel by 180 degrees, as the definition of convolution has it.")
    private boolean flip;

    @Option(names = "--grey", description = "Take the picture in grey; else each colour is filtered by itself.")
    private boolean grey;

    @Option(
            names = "--levels",
            paramLabel = "auto|clip|signed|stretch",
            defaultValue = "auto",
            description =
                    "clip: below 0 is black, above 1 white; signed: 0 is middle grey; stretch: the smallest number is"
                            + " black, the largest white; auto: signed for kernels with the sum 0 and gabor, stretch for the strength of"
                            + " edges, else clip (default: ${DEFAULT-VALUE}).")
    private String levels;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "A .png or .jpg file to write.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Mode mode = choice("--padding", padding, Mode.class);
        Levels wanted = choice("--levels", levels, Levels.class);
        if (!ImageFile.isNamedSo(out.toString()))
            throw new ParameterException(
                    spec.commandLine(), "--out " + out + ": pictures are written as .png or .jpg; choose one of them");
        boolean pair = PAIRS.contains(kernelName);
        HandMadeKernel kernel = HandMadeKernel.named(pair ? kernelName + "-x" : kernelName);
        Tensor x = ImageFile.read(picture);
        if (grey) x = Images.grey(x);
        Tensor y = filtered(x, kernel, mode);
        if (pair) y = Filter.magnitude(y, filtered(x, HandMadeKernel.named(kernelName + "-y"), mode));
        if (wanted == Levels.AUTO) wanted = pair ? Levels.STRETCH : oscillates(kernel) ? Levels.SIGNED : Levels.CLIP;
        BinaryFile.write(out, ImageFile.encode(shown(y, wanted), out));
        print(x, y, kernel, wanted);
        return 0;
    }

    /** Whether its answers lie on both sides of 0. */
    private static boolean oscillates(HandMadeKernel kernel) {
        return Math.abs(kernel.sum()) < NOTHING || kernel.name().startsWith("gabor");
    }

    private Tensor filtered(Tensor x, HandMadeKernel kernel, Mode mode) {
        return flip ? Filter.convolve(x, kernel.weights(), mode) : Filter.correlate(x, kernel.weights(), mode);
    }

    private static Tensor shown(Tensor y, Levels levels) {
        return switch (levels) {
            case SIGNED -> Filter.signed(y);
            case STRETCH -> Filter.stretched(y);
            default -> y;
        };
    }

    private void print(Tensor x, Tensor y, HandMadeKernel kernel, Levels levels) {
        PrintWriter console = spec.commandLine().getOut();
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float v : y.data()) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        console.printf(
                Locale.ROOT,
                "%s of %s by %s of %s gives %s, from %.3f to %.3f, levels %s%n",
                flip ? "convolution" : "cross-correlation",
                x.shape(),
                kernelName,
                kernel.weights().shape(),
                y.shape(),
                low,
                high,
                levels.name().toLowerCase(Locale.ROOT));
        console.println("saved " + out);
    }

    private <E extends Enum<E>> E choice(String option, String given, Class<E> type) {
        for (E constant : type.getEnumConstants())
            if (constant.name().toLowerCase(Locale.ROOT).equals(given)) return constant;
        throw new ParameterException(
                spec.commandLine(),
                option + " is '" + given + "'; give one of "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(type.getEnumConstants())
                                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                                        .toList()));
    }
}
