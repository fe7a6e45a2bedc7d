package io.github.syllabary.app;

import com.google.gson.GsonBuilder;
import io.github.syllabary.corpus.Catalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Lists the public corpora that fetch knows, or tells all about one.")
final class CorpusListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Tell all about this one.")
    private String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Catalog catalog = Catalog.own();
        if (json) {
            Object what = name == null ? catalog.corpora() : catalog.corpus(name);
            out.println(new GsonBuilder()
                    .disableHtmlEscaping()
                    .setPrettyPrinting()
                    .create()
                    .toJson(what));
        } else if (name == null) {
            for (Catalog.Entry c : catalog.corpora())
                out.printf("%-24s %s %s (%s)%n", c.name(), c.measured() ? "*" : " ", c.title(), c.licence());
            out.println("* tables of the README are measured on it");
        } else {
            describe(catalog.corpus(name), out);
        }
        return 0;
    }

    private static void describe(Catalog.Entry c, PrintWriter out) {
        out.println(c.title());
        out.println(c.about());
        out.println("licence      " + c.licence());
        out.println("attribution  " + c.attribution());
        out.println("checked by   " + c.checked());
        for (Catalog.Origin o : c.origins()) {
            out.println("origin       " + o.url());
            if (o.bytes() > 0) out.printf("             %,d bytes%n", o.bytes());
            if (o.sha256() != null) out.println("             SHA-256 " + o.sha256());
            if (o.program() != null)
                out.println("             decoded by " + o.program() + ", which must be installed");
        }
    }
}
