package io.github.syllabary.audio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The files of golden/audio; its README says where they come from. */
final class Golden {
    private Golden() {}

    static JsonElement json(String name) throws IOException {
        try (InputStream in = open(name)) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    static Sound sound(String name) throws IOException {
        try (InputStream in = open(name)) {
            return Sound.read(in, name);
        }
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    static float[] floats(JsonElement element) {
        JsonArray array = element.getAsJsonArray();
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) values[i] = array.get(i).getAsFloat();
        return values;
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Golden.class.getResourceAsStream("/golden/audio/" + name);
        if (in == null) throw new IOException("no golden file " + name);
        return in;
    }
}
