package io.github.syllabary.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "corpus",
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks at corpora, fetches public ones and makes synthetic ones.",
        subcommands = {
            CorpusListCommand.class,
            CorpusFetchCommand.class,
            CorpusStatsCommand.class,
            CorpusPackCommand.class,
            CorpusSynthesizeCommand.class,
            CorpusCutCommand.class,
            CorpusComposeCommand.class,
            CorpusHearCommand.class
        })
final class CorpusCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "one of list, fetch, stats, pack, synthesize, cut, compose, hear is needed");
    }
}
