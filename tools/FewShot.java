import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.training.OtherWords;
import io.github.syllabary.training.Recipe;
import io.github.syllabary.training.Teaching;
import io.github.syllabary.training.Trainer;
import io.github.syllabary.training.TrainingListener;
import io.github.syllabary.training.TrainingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/**
 * How well ten words are learnt from 1, 3, 5 and 10 takes of each by one speaker: the digits of fsdd, of which the model
 * base met neither words nor speakers. Takes are drawn from those numbered 10 and up; tested are those numbered 0 to 9
 * of the same speaker, and 0 to 4 of the five others. False alarms are counted on words that are no digits, by the test
 * speakers of speech-commands, each of which is a window.
 *
 * <pre>java -cp "$(ls target/syllabary-*-app.jar)" tools/FewShot.java CORPORA taught|scratch|base-2d DRAWS SPEAKER...</pre>
 *
 * "taught" is what teach does, "base-2d" what it does --from base-2d; "scratch" trains the recipe mel on the same takes,
 * with as many windows in all (4,000).
 */
final class FewShot {
    private static final int SCRATCH_WINDOWS = 4000;

    private record Figures(double same, double other, double sameOfWords, double otherOfWords, double alarms) {}

    public static void main(String[] args) throws Exception {
        Path corpora = Path.of(args[0]);
        boolean scratch = args[1].equals("scratch");
        int draws = Integer.parseInt(args[2]);
        Corpus digits = Corpus.read(corpora.resolve("fsdd"));
        List<String> names = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
        Corpus others = Corpus.read(corpora.resolve("speech-commands"))
                .filter(u -> u.split().equals("test") && !names.contains(u.label()));
        Recognizer base = Recognizer.named(args[1].equals("base-2d") ? "base-2d" : "base");
        OtherWords packed = OtherWords.packedWith(base).orElseThrow();
        TreeMap<Integer, List<Figures>> all = new TreeMap<>();
        for (int takes : new int[] {1, 3, 5, 10})
            for (String speaker : Arrays.asList(args).subList(3, args.length))
                for (int draw = 1; draw <= draws; draw++) {
                    Corpus taken = draw(digits, speaker, takes, draw);
                    long begun = System.nanoTime();
                    Recognizer model = scratch
                            ? train(taken, draw)
                            : new Teaching(base, packed, draw, 2, TrainingListener.NONE).learn(taken, List.of());
                    double seconds = (System.nanoTime() - begun) / 1e9;
                    Figures f = new Figures(
                            accuracy(model, digits, speaker, true, false),
                            accuracy(model, digits, speaker, false, false),
                            accuracy(model, digits, speaker, true, true),
                            accuracy(model, digits, speaker, false, true),
                            alarms(model, others));
                    all.computeIfAbsent(takes, k -> new ArrayList<>()).add(f);
                    System.out.printf(Locale.ROOT, "%d takes, %s, draw %d: %s in %.1f s%n", takes, speaker, draw, f, seconds);
                }
        System.out.println("takes | same speaker | other speakers | same, told it is a word | others, told so | alarms");
        all.forEach((takes, figures) -> System.out.println(takes + " | " + mean(figures, Figures::same) + " | "
                + mean(figures, Figures::other) + " | " + mean(figures, Figures::sameOfWords) + " | "
                + mean(figures, Figures::otherOfWords) + " | " + mean(figures, Figures::alarms)));
    }

    private static int number(Utterance u) {
        return Integer.parseInt(u.file().getFileName().toString().replaceAll("\\D", ""));
    }

    private static Corpus draw(Corpus digits, String speaker, int takes, int draw) {
        List<Utterance> taken = new ArrayList<>();
        for (String label : digits.labels()) {
            List<Utterance> its = new ArrayList<>(digits.filter(
                            u -> u.label().equals(label) && u.speaker().equals(speaker) && number(u) >= 10)
                    .utterances());
            Collections.shuffle(its, new Random(31L * draw + label.hashCode()));
            taken.addAll(its.subList(0, takes));
        }
        return new Corpus(digits.root(), taken);
    }

    private static Recognizer train(Corpus taken, int draw) throws Exception {
        Recipe recipe = Recipe.of("mel").withEpochs(SCRATCH_WINDOWS / taken.size());
        Corpus none = taken.filter(u -> false);
        return new Trainer(recipe, taken, none, TrainingOptions.seed(draw).threads(2), TrainingListener.NONE).run();
    }

    /** Of the words, unknown being wrong, or with the best word for the answer. */
    private static double accuracy(Recognizer model, Corpus digits, String speaker, boolean same, boolean ofWords)
            throws Exception {
        Corpus tested = digits.filter(
                u -> same ? u.speaker().equals(speaker) && number(u) < 10 : !u.speaker().equals(speaker) && number(u) < 5);
        int right = 0;
        for (Utterance u : tested.utterances()) if (answer(model, u, ofWords).equals(u.label())) right++;
        return (double) right / tested.size();
    }

    private static String answer(Recognizer model, Utterance u, boolean ofWords) throws Exception {
        float[] p = model.probabilities(u.sound());
        int best = -1;
        for (int c = 0; c < p.length; c++) {
            boolean word = model.labels().get(c).length() == 1;
            if ((word || !ofWords) && (best < 0 || p[c] > p[best])) best = c;
        }
        return model.labels().get(best);
    }

    /** The share of other words that are taken for a digit. */
    private static double alarms(Recognizer model, Corpus others) throws Exception {
        int alarms = 0;
        for (Utterance u : others.utterances()) if (answer(model, u, false).length() == 1) alarms++;
        return (double) alarms / others.size();
    }

    private static String mean(List<Figures> figures, java.util.function.ToDoubleFunction<Figures> of) {
        double[] x = figures.stream().mapToDouble(of).toArray();
        double mean = Arrays.stream(x).average().orElse(0);
        double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = x.length < 2 ? 0 : Math.sqrt(squares / (x.length - 1));
        return String.format(Locale.ROOT, "%.1f ± %.1f", 100 * mean, 100 * deviation);
    }
}
