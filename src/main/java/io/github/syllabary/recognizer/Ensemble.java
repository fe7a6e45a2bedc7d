package io.github.syllabary.recognizer;

import io.github.syllabary.nn.Add;
import io.github.syllabary.nn.Bias;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.nn.SelectChannels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Several recognizers of the same labels as one, whose scores are the mean of theirs.
 *
 * <pre>  p(y) ∝ Π_k p_k(y)^(1/K)  </pre>
 *
 * <p>Networks that err in other places, those of different kinds most of all, err less often together than any of
 * them. All stand side by side in one network: one file, one front end, and it streams if they do. Where they hear different
 * features, such as mel bands of longer and of shorter windows, the front end makes all of these, and each network takes its own.
 *
 * @see <a href="https://doi.org/10.1109/34.58871">Hansen and Salamon 1990, Neural network ensembles</a>
 */
public final class Ensemble {
    private Ensemble() {}

    /**
     * @param members at least two, of the same labels in the same order and the same speeds, and of the same front end, or of
     *     sound in windows of the same length, at one rate, with one hop, and with the same longest window of features
     * @return without thresholds for spotting; its provenance says what holds for all members, and what differs of each
     * @throws IllegalArgumentException saying how they differ, or that the end of a network cannot be weighed
     */
    public static Recognizer of(List<Recognizer> members) {
        if (members.size() < 2)
            throw new IllegalArgumentException("an ensemble of " + members.size() + "; give at least two models");
        Recognizer first = members.get(0);
        for (int i = 1; i < members.size(); i++) requireAlike(first, members.get(i), i);
        JointFrontEnd joint = JointFrontEnd.of(
                members.stream().<FrontEnd<?>>map(Recognizer::input).toList());
        float share = 1f / members.size();
        SharedEnd end = new SharedEnd(members.stream().map(Recognizer::network).toList());
        Network network = Network.of(joint.input().shape());
        int sum = 0;
        for (int k = 0; k < members.size(); k++) {
            network = beside(network, joint.channels().get(k), end.body(k), share);
            if (sum > 0) network = network.then(new Add(), List.of(network.output(), sum));
            sum = network.output();
        }
        network = end.append(network, share);
        network.parametersChanged();
        return new Recognizer(joint.input(), network.softmax(), first.labels(), facts(members))
                .withSpeeds(first.speeds());
    }

    private static void requireAlike(Recognizer first, Recognizer other, int i) {
        String which = "model " + (i + 1) + " of the ensemble ";
        if (!first.labels().equals(other.labels()))
            throw new IllegalArgumentException(
                    which + "has other labels than the first, or in another order; train both on the same labels");
        if (!first.speeds().equals(other.speeds()))
            throw new IllegalArgumentException(
                    which + "hears clips at speeds " + other.speeds().factors() + ", the first at "
                            + first.speeds().factors() + "; say which they are to have");
    }

    /** The layers of another network on some channels of the same input; their output counts {@code share} times. */
    private static Network beside(Network network, List<Integer> channels, Network member, float share) {
        int there = network.inputShape().channels();
        boolean all = channels.equals(IntStream.range(0, there).boxed().toList());
        Network made = all ? network : network.then(new SelectChannels(channels), List.of(0));
        int before = made.nodes().size();
        int heard = all ? 0 : made.output();
        for (Node node : member.nodes()) {
            List<Integer> inputs = node.inputs().stream()
                    .map(input -> input == 0 ? heard : input + before)
                    .toList();
            made = made.then(node.layer(), inputs);
            List<Parameter> own = made.nodes().get(made.output() - 1).parameters();
            for (int p = 0; p < own.size(); p++) {
                float[] from = node.parameters().get(p).values();
                System.arraycopy(from, 0, own.get(p).values(), 0, from.length);
            }
        }
        weigh(made, made.output(), share);
        return made;
    }

    /** Multiplies what a node gives by multiplying the parameters that it is linear in. */
    private static void weigh(Network network, int output, float share) {
        Node node = output == 0 ? null : network.nodes().get(output - 1);
        boolean linear = node != null && (node.layer() instanceof Dense || node.layer() instanceof Bias);
        if (linear)
            for (Parameter p : node.parameters()) for (int i = 0; i < p.values().length; i++) p.values()[i] *= share;
        if (node != null && (node.layer() instanceof Bias || node.layer() instanceof PartSum))
            weigh(network, node.inputs().get(0), share);
        else if (!linear)
            throw new IllegalArgumentException(
                    "the scores of a network that does not end in a dense layer and a softmax"
                            + " cannot be weighed; make the ensemble of other models");
    }

    /** What holds for all, and what differs of each, as {@code recipe of 2}. */
    private static Map<String, String> facts(List<Recognizer> members) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("ensemble", members.size() + " models");
        Map<String, String> common = new LinkedHashMap<>(members.get(0).provenance());
        for (Recognizer member : members)
            common.entrySet().retainAll(member.provenance().entrySet());
        facts.putAll(common);
        for (int i = 0; i < members.size(); i++) {
            String which = " of " + (i + 1);
            members.get(i).provenance().forEach((name, value) -> {
                if (!common.containsKey(name)) facts.put(name + which, value);
            });
        }
        return facts;
    }
}
