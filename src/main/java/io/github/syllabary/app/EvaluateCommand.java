package io.github.syllabary.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.evaluation.CorpusRun;
import io.github.syllabary.evaluation.Evaluated;
import io.github.syllabary.evaluation.Evaluation;
import io.github.syllabary.evaluation.Figures;
import io.github.syllabary.evaluation.McNemar;
import io.github.syllabary.evaluation.OutcomeFile;
import io.github.syllabary.evaluation.OutcomeSink;
import io.github.syllabary.evaluation.Robustness;
import io.github.syllabary.evaluation.StreamEvaluation;
import io.github.syllabary.evaluation.StreamPicture;
import io.github.syllabary.evaluation.StreamReport;
import io.github.syllabary.evaluation.report.MeasuredModel;
import io.github.syllabary.evaluation.report.Report;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.SpotterBuilder;
import io.github.syllabary.spotting.WordSpotter;
import io.github.syllabary.tensor.Workers;
import io.github.syllabary.training.Noise;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        description = {
            "Measures models on a corpus: accuracy with its 95 %% interval, precision and recall of each label,"
                    + " confusions, accuracy of each speaker; with --report a page to read.",
            "Takes the clips whose split is test if there are any, else all. Exit code 1 if clips could not be read."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final String SUFFIX = ".onnx";
    private static final long NOISE_SEED = 1;

    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "2..*",
            paramLabel = "MODEL... CORPUS",
            hideParamSyntax = true,
            description =
                    "Models made by train or names of some in the box, then a folder of label folders, or with a manifest.tsv.")
    private List<Path> modelsAndCorpus;

    @Mixin
    private CorpusOptions form;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private CacheOptions cache;

    @Option(
            names = "--stream",
            description =
                    "CORPUS is a manifest of long recordings with start and end of each word (corpus compose writes"
                            + " one): spot in them and measure misses, false alarms an hour, delays. Thresholds are the model's"
                            + " calibrated ones; --words chooses labels.")
    private boolean stream;

    @Option(
            names = "--false-alarms-per-hour",
            paramLabel = "X",
            description = "With --stream: the calibrated thresholds that promise so many of each word, at most.")
    private Double rate;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "With --stream: also draw misses against false alarms an hour, a .png or .svg; of one model.")
    private Path picture;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write index.html, a page that needs no network, with results.json and CSV tables there.")
    private Path report;

    @Option(
            names = "--outcomes",
            paramLabel = "FILE",
            description = "Write a row of JSON for each clip there, from which all figures can be had; with --report"
                    + " they are in its folder.")
    private Path outcomes;

    @Option(names = "--resume", description = "Go on with the outcomes of a run that was broken off.")
    private boolean resume;

    @Option(names = "--strict", description = "End with exit code 2 at the first clip that cannot be read.")
    private boolean strict;

    @Option(
            names = "--robustness",
            description =
                    "Recognise the clips again with noise, shifted, softer and louder, through a telephone's band,"
                            + " slower and faster.")
    private boolean robustness;

    @Option(
            names = "--noise",
            paramLabel = "DIR",
            description = "With --robustness: recordings of noise (default: random noise).")
    private Path noise;

    @Option(
            names = "--json",
            description = "Print one JSON object for each model; shares are fractions, rows of the confusion truth.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Path> files = modelsAndCorpus.subList(0, modelsAndCorpus.size() - 1);
        Path corpusPath = modelsAndCorpus.get(files.size());
        if (stream) return spotted(files, corpusPath);
        checkOptions(files);
        List<Recognizer> recognizers = new ArrayList<>();
        for (Path file : files) recognizers.add(ModelArgument.load(file));
        Corpus whole = form.read(corpusPath, spec.commandLine().getErr());
        List<String> names = names(files);
        if (report != null) {
            System.setProperty("java.awt.headless", "true");
            Files.createDirectories(report);
        }
        List<MeasuredModel> models = new ArrayList<>();
        try (ClipCache kept = cache.open()) {
            for (int i = 0; i < files.size(); i++)
                models.add(measured(files.get(i), names.get(i), recognizers.get(i), whole, kept));
        }
        Writings writings = Writings.of(models.get(0).recognizer());
        if (report != null) new Report(shortName(corpusPath), models, writings::shown).write(report);
        print(models, writings);
        return models.stream().allMatch(m -> m.evaluation().unreadableClips() == 0) ? 0 : 1;
    }

    private int spotted(List<Path> files, Path times) throws IOException {
        if (picture != null && files.size() > 1)
            throw new ParameterException(spec.commandLine(), "--picture draws one model; there are " + files.size());
        Corpus truth = Corpus.read(times);
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files) {
            Recognizer recognizer = ModelArgument.load(file);
            SpotterBuilder builder = WordSpotter.of(recognizer);
            if (selection.words() != null) selection.words().forEach(builder::word);
            if (rate != null) builder.falseAlarmsPerHour(rate);
            StreamEvaluation evaluation;
            try (WordSpotter spotter = builder.build();
                    Workers workers = new Workers(threads);
                    Progress progress = new Progress(spec, "spotting")) {
                evaluation = StreamEvaluation.of(recognizer, spotter.settings(), truth, workers, progress::update);
            }
            if (files.size() > 1 && !json) out.println(file);
            out.print(
                    json
                            ? StreamReport.json(evaluation) + System.lineSeparator()
                            : StreamReport.text(evaluation, Writings.of(recognizer)::shown));
            out.flush();
            if (picture != null) {
                System.setProperty("java.awt.headless", "true");
                StreamPicture.of(evaluation, Writings.of(recognizer)::shown).write(picture);
            }
        }
        return 0;
    }

    private void checkOptions(List<Path> files) {
        if (picture != null)
            throw new ParameterException(spec.commandLine(), "--picture is for --stream; give both, or --report");
        if (outcomes != null && files.size() > 1)
            throw new ParameterException(
                    spec.commandLine(), "--outcomes takes the rows of one model; use --report for several");
        if (noise != null && !robustness)
            throw new ParameterException(spec.commandLine(), "--noise is for --robustness; give both");
        if (resume && outcomes == null && report == null)
            throw new ParameterException(
                    spec.commandLine(), "--resume goes on with outcomes; give --outcomes or --report");
    }

    private MeasuredModel measured(Path file, String name, Recognizer recognizer, Corpus whole, ClipCache kept)
            throws IOException {
        Corpus corpus = selection.chosen(whole, recognizer, spec.commandLine().getErr());
        Figures figures = new Figures(recognizer.labels());
        Path rows = outcomes != null || report == null ? outcomes : report.resolve("outcomes-" + name + ".jsonl");
        try (Workers workers = new Workers(threads);
                Progress progress = new Progress(spec, "evaluating " + name)) {
            CorpusRun run = new CorpusRun(recognizer, corpus, kept, workers);
            if (rows == null) run.run(progress::update, strictly(figures));
            else {
                Evaluated evaluated = Evaluated.of(name, ModelArgument.bytes(file), recognizer.labels(), corpus);
                try (OutcomeFile out =
                        resume ? OutcomeFile.resume(rows, evaluated) : OutcomeFile.create(rows, evaluated)) {
                    run.run(out.rows(), progress::update, strictly(out));
                }
                OutcomeFile.read(rows, figures);
            }
        }
        return new MeasuredModel(
                name,
                recognizer,
                figures.evaluation(),
                figures,
                outcome -> corpus.utterances().get(outcome.clip()).sound(),
                recognizer.takesPictures()
                        ? outcome -> corpus.utterances().get(outcome.clip()).picture()
                        : null,
                robustness ? sweep(name, recognizer, corpus, kept) : null);
    }

    private Robustness sweep(String name, Recognizer recognizer, Corpus corpus, ClipCache kept) throws IOException {
        Noise with = noise == null
                ? Noise.synthetic()
                : Noise.recorded(noise, recognizer.frontEnd().sampleRate()).recordingsOnly();
        try (Workers workers = new Workers(threads);
                Progress progress = new Progress(spec, "changing clips for " + name)) {
            return Robustness.of(recognizer, corpus, kept, with, NOISE_SEED, workers, progress::update);
        }
    }

    private OutcomeSink strictly(OutcomeSink sink) {
        return outcome -> {
            if (strict && !outcome.readable()) throw new IOException(outcome.fault());
            sink.accept(outcome);
        };
    }

    /** The files' names without folder and ending, or the whole paths where two would be the same. */
    private static List<String> names(List<Path> files) {
        List<String> names = files.stream().map(EvaluateCommand::shortName).toList();
        if (new HashSet<>(names).size() == names.size()) return names;
        List<String> paths = files.stream()
                .map(f -> f.toString().replaceAll("[/\\\\:]", "_"))
                .toList();
        if (new HashSet<>(paths).size() == paths.size()) return paths;
        throw new IllegalArgumentException("a model is given twice among " + files + "; give each once");
    }

    private static String shortName(Path file) {
        String name = file.toAbsolutePath().normalize().getFileName().toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    private void print(List<MeasuredModel> models, Writings writings) {
        PrintWriter out = spec.commandLine().getOut();
        for (MeasuredModel m : models) {
            Evaluation evaluation = m.evaluation();
            if (json) {
                out.println(json(m));
                continue;
            }
            if (models.size() > 1) out.println(m.name());
            out.print(evaluation.toText(writings::shown));
            if (m.robustness() != null) out.print("\n" + m.robustness().toText());
            if (models.size() > 1) out.println();
        }
        if (!json) {
            for (int i = 1; i < models.size(); i++) out.println(compared(models.get(0), models.get(i)));
            if (report != null) out.println("report: " + Home.shown(report.resolve("index.html")));
        }
        out.flush();
    }

    private static String json(MeasuredModel m) {
        if (m.robustness() == null) return m.evaluation().toJson();
        JsonObject object = JsonParser.parseString(m.evaluation().toJson()).getAsJsonObject();
        object.add("robustness", m.robustness().toJson());
        return GSON.toJson(object);
    }

    private static String compared(MeasuredModel first, MeasuredModel second) {
        McNemar test = first.figures().against(second.figures());
        return String.format(
                Locale.ROOT,
                "only %s recognises %d clips, only %s %d: McNemar's exact test p = %.2g",
                first.name(),
                test.onlyFirst(),
                second.name(),
                test.onlySecond(),
                test.p());
    }
}
