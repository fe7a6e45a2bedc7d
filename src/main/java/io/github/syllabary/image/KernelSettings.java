package io.github.syllabary.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** The settings behind a kernel's name, {@code size=5,sigma=1}; remembers which were asked for. */
final class KernelSettings {
    /** Rows or columns of the largest kernel. */
    static final int LARGEST = 255;

    private final String kernel;
    private final Map<String, Double> given;
    private final TreeSet<String> known = new TreeSet<>();

    private KernelSettings(String kernel, Map<String, Double> given) {
        this.kernel = kernel;
        this.given = given;
    }

    static KernelSettings parse(String kernel, String text) {
        Map<String, Double> given = new LinkedHashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1)
                throw new IllegalArgumentException(
                        "kernel " + kernel + ": '" + part + "' is no setting; write name=number, with commas between");
            String name = part.substring(0, equals).strip();
            try {
                double value = Double.parseDouble(part.substring(equals + 1).strip());
                if (!Double.isFinite(value)) throw new NumberFormatException("not finite");
                if (given.put(name, value) != null)
                    throw new IllegalArgumentException("kernel " + kernel + ": '" + name + "' is given twice");
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "kernel " + kernel + ": " + name + " is '" + part.substring(equals + 1) + "'; give a number",
                        e);
            }
        }
        return new KernelSettings(kernel, given);
    }

    double number(String name, double orElse) {
        known.add(name);
        return given.getOrDefault(name, orElse);
    }

    double positive(String name, double orElse) {
        double value = number(name, orElse);
        if (value < 1e-3 || value > 1e4)
            throw new IllegalArgumentException(
                    "kernel " + kernel + ": " + name + " is " + value + "; give a number from 0.001 to 10000");
        return value;
    }

    int size(int orElse) {
        double value = number("size", orElse);
        if (value != Math.rint(value) || value < 1 || value > LARGEST)
            throw new IllegalArgumentException(
                    "kernel " + kernel + ": size is " + value + "; give a whole number from 1 to " + LARGEST);
        return (int) value;
    }

    /** Call after all settings were read. */
    void refuseOthers() {
        for (String name : given.keySet())
            if (!known.contains(name))
                throw new IllegalArgumentException("kernel " + kernel + " has no setting '" + name + "'; it has "
                        + (known.isEmpty() ? "none" : String.join(", ", known)));
    }
}
