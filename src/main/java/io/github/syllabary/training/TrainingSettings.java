package io.github.syllabary.training;

import io.github.syllabary.nn.Distillation;
import io.github.syllabary.nn.WeightRounding;
import java.util.Locale;
import java.util.Map;

/**
 * How a network is fitted.
 *
 * @param epochs how often every clip is seen
 * @param batch about how many clips a step looks at; all batches of an epoch are nearly the same size
 * @param labelSmoothing see {@link io.github.syllabary.nn.SoftmaxCrossEntropy}
 * @param balanced whether rare classes count for more, so that all classes together count alike
 * @param averaging the share of the former mean that stays in the running mean of the weights at each step: 0.999
 *     remembers some 1,000 steps; 0 for no mean but the last weights
 * @param patience after how many epochs without a better validation accuracy training stops and goes
 *     back to the best; 0 for never
 * @param weightBits 32, or 16 or 8 for kernels and weights of dense layers that are rounded behind the last epoch, which
 *     makes the model file half or a quarter as large; 8 with a step for each filter
 * @param distillation how much teachers count, where there are some
 */
public record TrainingSettings(
        int epochs,
        int batch,
        Optimizer.Settings optimizer,
        Schedule schedule,
        double labelSmoothing,
        boolean balanced,
        double averaging,
        int patience,
        int weightBits,
        Distillation distillation) {

    static TrainingSettings read(Setting setting) {
        Map<String, Setting> f = setting.fields(
                "epochs",
                "batch",
                "optimizer",
                "rate",
                "weightDecay",
                "momentum",
                "schedule",
                "labelSmoothing",
                "classWeights",
                "averaging",
                "earlyStopping",
                "weightBits",
                "distillation");
        Optimizer.Kind kind = choice(f.get("optimizer"), Optimizer.Kind.ADAMW);
        return new TrainingSettings(
                setting.field("epochs").whole(1, 100_000),
                f.containsKey("batch") ? f.get("batch").whole(1, 65_536) : 64,
                new Optimizer.Settings(
                        kind,
                        setting.field("rate").number(1e-9, 100),
                        f.containsKey("weightDecay") ? f.get("weightDecay").number(0, 10) : 0.01,
                        f.containsKey("momentum") ? f.get("momentum").number(0, 0.9999) : 0.9),
                choice(f.get("schedule"), Schedule.ONE_CYCLE),
                f.containsKey("labelSmoothing") ? f.get("labelSmoothing").number(0, 0.99) : 0,
                f.containsKey("classWeights") && balanced(f.get("classWeights")),
                f.containsKey("averaging") ? f.get("averaging").number(0, 0.99999) : 0,
                f.containsKey("earlyStopping") ? f.get("earlyStopping").whole(0, 100_000) : 0,
                f.containsKey("weightBits") ? weightBits(f.get("weightBits")) : 32,
                f.containsKey("distillation") ? distillation(f.get("distillation")) : new Distillation(0.7f, 2));
    }

    private static Distillation distillation(Setting setting) {
        Map<String, Setting> f = setting.fields("share", "temperature");
        return new Distillation(
                (float) setting.field("share").number(0, 1),
                f.containsKey("temperature") ? (float) f.get("temperature").number(1, 100) : 1);
    }

    private static int weightBits(Setting setting) {
        int bits = setting.whole(1, 32);
        if (!WeightRounding.BITS.contains(bits)) throw setting.wrong(bits + " is none of 8, 16 and 32");
        return bits;
    }

    private static boolean balanced(Setting setting) {
        return switch (setting.text()) {
            case "balanced" -> true;
            case "equal" -> false;
            default -> throw setting.wrong("'" + setting.text() + "' is neither equal nor balanced");
        };
    }

    /** A constant by its name in lower case with hyphens. */
    private static <E extends Enum<E>> E choice(Setting setting, E usual) {
        if (setting == null) return usual;
        StringBuilder known = new StringBuilder();
        for (E constant : usual.getDeclaringClass().getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(setting.text())) return constant;
            known.append(known.isEmpty() ? "" : ", ").append(name);
        }
        throw setting.wrong("'" + setting.text() + "' is not known here; known are " + known);
    }

    /** The same for another number of epochs. */
    TrainingSettings withEpochs(int other) {
        return new TrainingSettings(
                other,
                batch,
                optimizer,
                schedule,
                labelSmoothing,
                balanced,
                averaging,
                patience,
                weightBits,
                distillation);
    }
}
