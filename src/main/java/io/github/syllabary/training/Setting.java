package io.github.syllabary.training;

import io.github.syllabary.corpus.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A place in a recipe file: a value, a list, or fields by name. Knows its file and line, so that
 * whatever is wrong there can be said in one sentence.
 */
final class Setting {
    private final String file;
    private final Node node;

    private Setting(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /**
     * @throws IllegalArgumentException if the text is not YAML, with the line
     */
    static Setting parse(String file, String text) {
        // aliases could make a small file large
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(0)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            file + " is empty; a recipe has the fields" + " input, network and training"));
            return new Setting(file, root);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(m -> " line " + (m.getLine() + 1)).orElse("");
            throw new IllegalArgumentException(file + line + ": not YAML: " + Printable.of(e.getProblem()), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException(file + ": brackets stand in brackets thousands deep; close them", e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + ": not YAML: " + Printable.of(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            // the parser fails itself, as at names of thousands of letters
            throw new IllegalArgumentException(file + ": not YAML that can be read; look for a name without end", e);
        }
    }

    /** An exception that begins with this place. */
    IllegalArgumentException wrong(String what) {
        String line = node.getStartMark().map(m -> " line " + (m.getLine() + 1)).orElse("");
        return new IllegalArgumentException(file + line + ": " + Printable.of(what));
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    String text() {
        if (node instanceof ScalarNode s) return s.getValue();
        throw wrong("one value is expected here");
    }

    double number() {
        try {
            return Double.parseDouble(text());
        } catch (NumberFormatException e) {
            throw wrong("'" + text() + "' is not a number");
        }
    }

    double number(double low, double high) {
        double value = number();
        if (!(value >= low && value <= high))
            throw wrong(text() + " is out of range; take a number from " + low + " to " + high);
        return value;
    }

    int whole(int low, int high) {
        double value = number();
        if (value != Math.rint(value) || value < low || value > high)
            throw wrong("'" + text() + "' is not a whole number from " + low + " to " + high);
        return (int) value;
    }

    boolean yes() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("'" + text() + "' is neither true nor false");
        };
    }

    /** The elements of a list; a single value counts as a list of one. */
    List<Setting> list() {
        if (!(node instanceof SequenceNode s)) return List.of(this);
        return s.getValue().stream().map(n -> new Setting(file, n)).toList();
    }

    /** One or several whole numbers. */
    int[] wholes(int low, int high) {
        return list().stream().mapToInt(s -> s.whole(low, high)).toArray();
    }

    /** Two numbers, the first not above the second. */
    double[] range() {
        List<Setting> both = list();
        if (both.size() != 2) throw wrong("two numbers are expected here, as [low, high]");
        double[] range = {both.get(0).number(), both.get(1).number()};
        if (range[0] > range[1]) throw wrong("the lower end stands first, as [low, high]");
        return range;
    }

    /** The fields by name, in their order. */
    Map<String, Setting> fields() {
        if (!(node instanceof MappingNode m)) throw wrong("fields with names are expected here");
        Map<String, Setting> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : m.getValue())
            fields.put(new Setting(file, tuple.getKeyNode()).text(), new Setting(file, tuple.getValueNode()));
        return fields;
    }

    /** The fields by name, which must all be among these. */
    Map<String, Setting> fields(String... known) {
        Map<String, Setting> fields = fields();
        Set<String> names = Set.of(known);
        fields.forEach((name, value) -> {
            if (!names.contains(name))
                throw value.wrong("no field '" + name + "' here; known are " + String.join(", ", new TreeSet<>(names)));
        });
        return fields;
    }

    Setting field(String name) {
        Setting field = fields().get(name);
        if (field == null) throw wrong("the field '" + name + "' is missing");
        return field;
    }

    /** As plain values: maps, lists, numbers, booleans and strings. */
    Object plain() {
        if (node instanceof MappingNode) {
            Map<String, Object> map = new LinkedHashMap<>();
            fields().forEach((name, value) -> map.put(name, value.plain()));
            return map;
        }
        if (node instanceof SequenceNode) {
            List<Object> list = new ArrayList<>();
            for (Setting s : list()) list.add(s.plain());
            return list;
        }
        String text = text();
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        try {
            double value = Double.parseDouble(text);
            if (value == Math.rint(value) && Math.abs(value) < 1e9) return (int) value;
            return value;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /** Runs something that checks values itself, and puts this place before what it complains of. */
    <T> T here(java.util.function.Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            if (e.getMessage() != null && e.getMessage().startsWith(file)) throw e;
            throw wrong(e.getMessage());
        }
    }
}
