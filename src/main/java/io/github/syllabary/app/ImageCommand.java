package io.github.syllabary.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "image",
        synopsisSubcommandLabel = "COMMAND",
        description = "Convolution on pictures, pictures of what networks do, and volumes to train on.",
        subcommands = {
            ImageConvolveCommand.class,
            ImageMapsCommand.class,
            ImageKernelsCommand.class,
            ImageLookCommand.class,
            ImageSolidsCommand.class
        })
final class ImageCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "one of " + String.join(", ", spec.subcommands().keySet()) + " is needed");
    }
}
