package io.github.syllabary.corpus;

import java.nio.file.Path;

/** Makes the corpus that comes with the project anew: arguments plan, folder, seed. */
final class SynthesizeCorpus {
    private SynthesizeCorpus() {}

    public static void main(String[] arguments) throws Exception {
        SynthesisPlan plan = SynthesisPlan.read(Path.of(arguments[0]));
        Synthesizer synthesizer = new Synthesizer(plan, Long.parseLong(arguments[2]));
        Corpus corpus = synthesizer.writeTo(Path.of(arguments[1]), (done, of) -> {
            if (done % 100 == 0) System.out.println(done + " of " + of);
        });
        System.out.println(corpus.size() + " clips, " + synthesizer.engineVersion());
    }
}
