// What every notebook begins with; the kernel reads it once when it starts.
import io.github.syllabary.audio.*;
import io.github.syllabary.corpus.*;
import io.github.syllabary.image.*;
import io.github.syllabary.nn.*;
import io.github.syllabary.plot.*;
import io.github.syllabary.recognizer.*;
import io.github.syllabary.tensor.*;
import io.github.syllabary.training.*;
import java.nio.file.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

Locale.setDefault(Locale.ROOT);

/** A picture under the cell, at half again its number of pixels so that it is sharp, in few colours so that it is small. */
void show(Picture picture) throws Exception {
    var image = picture.image(1.5);
    for (int y = 0; y < image.getHeight(); y++)
        for (int x = 0; x < image.getWidth(); x++) {
            int steps = image.getRGB(x, y) & 0xF8F8F8;
            image.setRGB(x, y, steps | steps >> 5 & 0x070707);
        }
    var shown = org.rapaio.jupyter.kernel.display.DisplayData.withType("image/png", png(image));
    shown.putMetaData("image/png", Map.of("width", picture.width(), "height", picture.height()));
    org.rapaio.jupyter.kernel.MainApp.kernel.display(shown);
}

String png(java.awt.image.BufferedImage image) throws Exception {
    var writer = javax.imageio.ImageIO.getImageWritersByFormatName("png").next();
    var settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(javax.imageio.ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(0);
    var bytes = new java.io.ByteArrayOutputStream();
    try (var out = javax.imageio.ImageIO.createImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(null, new javax.imageio.IIOImage(image, null, null), settings);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
}

/** A line of text. */
void say(String format, Object... values) { System.out.println(String.format(format, values)); }

/** The corpus that comes with the project; notebooks run in their own folder. */
Corpus syllables() throws Exception { return Corpus.read(Path.of("..", "corpus")); }

/** One clip of it. */
Sound clip(String label, String voice) throws Exception { return Sound.read(Path.of("..", "corpus", label, voice + ".flac")); }

/** A recognizer by this recipe, trained on the voices for training. */
Recognizer train(Recipe recipe, Corpus corpus) throws Exception {
    return new Trainer(recipe, corpus.inSplit("train"), corpus.inSplit("validation"), TrainingOptions.seed(1), TrainingListener.NONE).run();
}

/** The share of the test clips that are recognised after something was done to their sound. */
double accuracy(Recognizer recognizer, Corpus corpus, UnaryOperator<Sound> change) throws Exception {
    List<Utterance> clips = corpus.inSplit("test").utterances();
    int right = 0;
    for (Utterance u : clips) if (recognizer.recognize(change.apply(u.sound())).label().equals(u.label())) right++;
    return (double) right / clips.size();
}

/** What a node of a network gives for one input: the maps of that layer. */
Tensor maps(Network network, Tensor x, int node) {
    Workspace room = network.workspace();
    room.run(x.data(), 1);
    return new Tensor(network.shape(node), Arrays.copyOf(room.value(node), network.shape(node).size()));
}

/** The features a recognizer sees of a sound. */
Tensor features(SoundFrontEnd frontEnd, Sound sound) {
    Tensor x = Tensor.zeros(frontEnd.shape());
    frontEnd.extract(sound, x.data(), 0);
    return x;
}

double[] range(int n) { return IntStream.range(0, n).asDoubleStream().toArray(); }

double[] doubles(float[] x) { return IntStream.range(0, x.length).mapToDouble(i -> x[i]).toArray(); }
