package io.github.syllabary.app;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.plot.MapSheet;
import io.github.syllabary.plot.Picture;
import io.github.syllabary.plot.SoundPicture;
import io.github.syllabary.training.Hearing;
import io.github.syllabary.training.Recipe;
import io.github.syllabary.training.TrainingOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "hear",
        description = "Writes a clip as the network hears it in training: as WAV, spectrogram and picture of the"
                + " features.")
final class CorpusHearCommand implements Callable<Integer> {
    private static final int MOST_OTHERS = 20;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int PIXEL = 5;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CLIP",
            description = "A sound file; other speech, and what is mixed in, comes from the files beside it.")
    private Path clip;

    @Option(
            names = {"--augment", "--recipe"},
            paramLabel = "NAME|FILE",
            defaultValue = "mel",
            description = "Whose augmentation (default: ${DEFAULT-VALUE}).")
    private String recipeName;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "As for train (default: 1).")
    private long seed;

    @Option(names = "--epoch", paramLabel = "N", defaultValue = "1", description = "From 1 (default: 1).")
    private int epoch;

    @Option(
            names = "--index",
            paramLabel = "N",
            defaultValue = "1",
            description = "The clip's place among those trained on, from 1 (default: 1).")
    private int index;

    @Option(names = "--noise", paramLabel = "DIR", description = "As for train.")
    private Path noise;

    @Option(names = "--rooms", paramLabel = "DIR", description = "As for train.")
    private Path rooms;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "heard",
            description = "The folder for the files (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (epoch < 1 || index < 1) throw new IllegalArgumentException("--epoch and --index count from 1");
        Recipe recipe = Recipe.of(recipeName);
        TrainingOptions options = TrainingOptions.seed(seed).noise(noise).rooms(rooms);
        Hearing heard = Hearing.of(recipe, Sound.read(clip), others(), options, epoch - 1, index - 1);
        Files.createDirectories(out);
        String name = clip.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        Path beginning = out.resolve(name + "-seed" + seed + "-epoch" + epoch);
        Path wav = Path.of(beginning + ".wav");
        heard.sound().write(wav);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "wrote %s: %.3f s at %d Hz%n",
                        wav,
                        heard.sound().seconds(),
                        heard.sound().sampleRate());
        write(SoundPicture.spectrogram(heard.sound(), WIDTH, HEIGHT), beginning + "-spectrogram.png");
        // samples as features are the sound again
        if (heard.features().shape().channels() > 1)
            write(MapSheet.maps(heard.features(), PIXEL, 1), beginning + "-features.png");
        return 0;
    }

    private void write(Picture picture, String file) throws IOException {
        picture.write(Path.of(file));
        spec.commandLine().getOut().println("wrote " + file);
    }

    private List<Sound> others() throws IOException {
        List<Path> files;
        try (Stream<Path> beside = Files.list(clip.toAbsolutePath().getParent())) {
            files = beside.filter(f -> !f.equals(clip.toAbsolutePath()) && isLikeClip(f))
                    .sorted()
                    .limit(MOST_OTHERS)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<Sound> others = new ArrayList<>();
        for (Path file : files) others.add(Sound.read(file));
        return others;
    }

    /** Of the same kind as the clip, by its name's end. */
    private boolean isLikeClip(Path file) {
        String name = clip.getFileName().toString();
        String end = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(end);
    }
}
