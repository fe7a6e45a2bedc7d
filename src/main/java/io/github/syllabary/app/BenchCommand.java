package io.github.syllabary.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.syllabary.app.bench.Measurement;
import io.github.syllabary.app.bench.Peers;
import io.github.syllabary.app.bench.Suite;
import io.github.syllabary.tensor.Kernels;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = {
            "Measures this machine's peak of multiplying and adding, the share of it that each layer of the reference"
                    + " networks reaches, and the networks as a whole.",
            "Let nothing else run meanwhile; it takes a minute or two, with --peers some eight."
        })
final class BenchCommand implements Callable<Integer> {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--peers",
            description = "Beside PyTorch and ONNX Runtime, in turns; Maven downloads some 200 MB the first time.")
    private boolean peers;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads for batches (default: all processors, here ${DEFAULT-VALUE}).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "How often the contestants take turns (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--turn",
            paramLabel = "MILLIS",
            defaultValue = "250",
            description = "How long a turn takes (default: ${DEFAULT-VALUE}).")
    private long turnMillis;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only works whose name contains it.")
    private String only;

    @Option(
            names = "--json",
            description = "Print a JSON object for each measurement: work, contestant, threads, medianMillis, ratio"
                    + " (the contestant's time / ours), ….")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        requirePositive("--threads", threads);
        requirePositive("--rounds", rounds);
        requirePositive("--turn", turnMillis);
        List<Peers> engines = peers ? engines() : List.of();
        PrintWriter out = spec.commandLine().getOut();
        if (!json) out.println("kernels: " + Kernels.get().name() + ", Java " + System.getProperty("java.version"));
        BenchTable table = new BenchTable();
        new Suite(new Suite.Options(threads, rounds, turnMillis, only), engines, measurements -> {
                    if (json) for (Measurement m : measurements) out.println(GSON.toJson(m.json()));
                    else out.print(table.text(measurements));
                    out.flush();
                })
                .run();
        return 0;
    }

    private void requirePositive(String option, long n) {
        if (n < 1) throw new ParameterException(spec.commandLine(), option + " is " + n + "; at least 1 is needed");
    }

    private static List<Peers> engines() throws IOException {
        List<Peers> found = ServiceLoader.load(Peers.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (found.isEmpty())
            throw new IOException("the native engines are not in this jar; run " + Home.command() + " bench --peers");
        return found;
    }
}
