package io.github.syllabary.audio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Typed reading of a map of settings; remembers which fields were asked for. */
final class Fields {
    private final Map<String, ?> map;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Map<String, ?> map) {
        this.map = map;
    }

    /** @param orElse null if the field must be there */
    String text(String name, String orElse) {
        Object value = get(name);
        if (value == null && orElse != null) return orElse;
        if (value == null) throw new IllegalArgumentException("features: field '" + name + "' is missing; add it");
        if (value instanceof String s) return s;
        throw bad(name, value, "a word");
    }

    double number(String name, double orElse) {
        Object value = get(name);
        if (value == null) return orElse;
        if (value instanceof Number n && Double.isFinite(n.doubleValue())) return n.doubleValue();
        throw bad(name, value, "a number");
    }

    int whole(String name, int orElse) {
        double value = number(name, orElse);
        if (value == (int) value) return (int) value;
        throw bad(name, value, "a whole number");
    }

    boolean flag(String name, boolean orElse) {
        Object value = get(name);
        if (value == null) return orElse;
        if (value instanceof Boolean b) return b;
        throw bad(name, value, "true or false");
    }

    /** An enum constant by its name in lower case. */
    <E extends Enum<E>> E choice(String name, E orElse) {
        String value = text(name, lower(orElse));
        List<String> names = new ArrayList<>();
        for (E constant : orElse.getDeclaringClass().getEnumConstants()) {
            if (lower(constant).equals(value)) return constant;
            names.add(lower(constant));
        }
        throw bad(name, value, String.join(" or ", names));
    }

    /** The settings of other features inside these. */
    Map<String, ?> map(String name) {
        return map(name, get(name));
    }

    /** As {@link #map}, several of them. */
    List<Map<String, ?>> maps(String name) {
        Object value = get(name);
        if (!(value instanceof List<?> list)) throw bad(name, value, "a list of features");
        List<Map<String, ?>> maps = new ArrayList<>();
        for (Object element : list) maps.add(map(name, element));
        return maps;
    }

    private static Map<String, ?> map(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) throw bad(name, value, "features, which begin with their kind");
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, element) -> copy.put(String.valueOf(key), element));
        return copy;
    }

    /** Call after all fields were read. */
    void refuseOthers(String kind) {
        for (String name : map.keySet())
            if (!known.contains(name))
                throw new IllegalArgumentException(
                        "features: " + kind + " has no field '" + name + "'; it has " + String.join(", ", known));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Object get(String name) {
        known.add(name);
        return map.get(name);
    }

    private static IllegalArgumentException bad(String name, Object value, String wanted) {
        return new IllegalArgumentException("features: field '" + name + "' is " + value + "; give " + wanted);
    }
}
