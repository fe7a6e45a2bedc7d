package io.github.syllabary.audio;

import static io.github.syllabary.audio.FakeMicrophone.of;
import static io.github.syllabary.audio.FakeMicrophone.pcm;
import static io.github.syllabary.audio.FakeMicrophone.stereo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.FakeMicrophone.End;
import java.io.IOException;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputDeviceTest {
    private static final AudioFormat ANY_RATE = new AudioFormat(Encoding.PCM_SIGNED, -1, 16, 1, 2, -1, false);

    private static String failure(org.junit.jupiter.api.function.Executable executable) {
        return assertThrows(IOException.class, executable).getMessage();
    }

    @Test
    void javaSoundListsThemByNameWithTheirFormats() {
        try (var fakes = FakeMicrophones.plugIn(of("USB Headset", stereo(44_100, 48_000)), of("Built-in", ANY_RATE))) {
            List<InputDevice> devices = InputDevice.list().stream()
                    .filter(d -> d.description().equals("a fake"))
                    .toList();
            assertEquals(
                    List.of("USB Headset", "Built-in"),
                    devices.stream().map(InputDevice::name).toList());
            assertEquals("44100, 48000 Hz; stereo; 16 bits", devices.get(0).formatsText());
            assertEquals("any rate; mono; 16 bits", devices.get(1).formatsText());
        }
    }

    @Test
    void aPartOfTheNameIsEnoughInAnyCase() throws IOException {
        try (var fakes =
                FakeMicrophones.plugIn(of("USB Headset", ANY_RATE), of("USB", ANY_RATE), of("Line", ANY_RATE))) {
            List<InputDevice> devices = FakeMicrophones.devices();
            assertEquals("USB Headset", InputDevice.find("headset", devices).name());
            assertEquals("USB", InputDevice.find("usb", devices).name(), "a whole name goes before a part");
            assertEquals(
                    "no microphone is called 'webcam'; there is 'USB Headset', 'USB', 'Line'",
                    failure(() -> InputDevice.find("webcam", devices)));
            assertEquals(
                    "'s' is a part of several names: 'USB Headset', 'USB'; give more of one",
                    failure(() -> InputDevice.find("s", devices)));
        }
    }

    @Test
    void twoOfOneNameAreToldApart() throws IOException {
        try (var fakes = FakeMicrophones.plugIn(of("Microphone", ANY_RATE), of("Microphone", ANY_RATE))) {
            assertEquals(
                    List.of("Microphone", "Microphone (2)"),
                    FakeMicrophones.devices().stream().map(InputDevice::name).toList());
        }
    }

    @Test
    void noneAtAllIsOneSentence() {
        String sentence = "no microphone was found; plug one in, and check that this user may use it";
        assertEquals(sentence, failure(() -> InputDevice.openAny(16_000, List.of())));
        assertEquals(sentence, failure(() -> InputDevice.find("usb", List.of())));
    }

    @Test
    void oneThatIsTakenIsOneSentence() {
        try (var fakes =
                FakeMicrophones.plugIn(of("Webcam", stereo(44_100, 48_000)).then(End.BUSY))) {
            InputDevice webcam = FakeMicrophones.devices().get(0);
            assertEquals(
                    "the microphone 'Webcam' cannot be opened; another program may be using it: end that one, or choose"
                            + " another microphone",
                    failure(() -> webcam.open(16_000)));
            assertEquals(0, FakeMicrophones.openLines());
        }
    }

    @Test
    void whereNoneIsNamedTheFirstThatOpensIsTaken() throws IOException {
        try (var fakes = FakeMicrophones.plugIn(of("Webcam", ANY_RATE).then(End.BUSY), of("Headset", ANY_RATE));
                Microphone microphone = InputDevice.openAny(16_000, FakeMicrophones.devices())) {
            assertEquals("Headset", microphone.name());
        }
    }

    @Test
    void formatsThatNobodyCanReadAreOneSentence() {
        AudioFormat aLaw = new AudioFormat(Encoding.ALAW, 8000, 8, 1, 1, 8000, false);
        try (var fakes = FakeMicrophones.plugIn(of("Telephone", aLaw))) {
            InputDevice telephone = FakeMicrophones.devices().get(0);
            assertEquals(
                    "the microphone 'Telephone' has no format that can be read (8000 Hz; mono; no kind that can be"
                            + " read); choose another microphone",
                    failure(() -> telephone.open(16_000)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16000, '16000,44100,48000', 16000",
        "16000, '44100,48000', 44100",
        "16000, '8000,11025,48000', 48000",
        "16000, '8000,11025', 11025",
        "8000, '44100,48000,96000', 44100",
        "48000, '16000,44100', 44100"
    })
    void theRateNearestAboveTheWantedOneIsTaken(int wanted, String offered, int taken) throws IOException {
        float[] rates = new float[offered.split(",").length];
        for (int i = 0; i < rates.length; i++) rates[i] = Float.parseFloat(offered.split(",")[i]);
        try (var fakes = FakeMicrophones.plugIn(of("card", stereo(rates)));
                Microphone m = FakeMicrophones.devices().get(0).open(wanted)) {
            assertEquals(taken, m.sampleRate());
            assertEquals(taken + " Hz, stereo, 16 bits", m.formatText());
        }
    }

    @Test
    void whatConvertsItselfIsAskedForARateThatDevicesHave() throws IOException {
        try (var fakes = FakeMicrophones.plugIn(of("default", ANY_RATE));
                Microphone m = FakeMicrophones.devices().get(0).open(16_000)) {
            assertEquals(48_000, m.sampleRate());
        }
    }

    @Test
    void aRateMayBeAskedFor() throws IOException {
        try (var fakes = FakeMicrophones.plugIn(of("default", ANY_RATE), of("card", stereo(44_100)))) {
            try (Microphone m = FakeMicrophones.devices().get(0).openAt(22_050)) {
                assertEquals(22_050, m.sampleRate());
            }
            InputDevice card = FakeMicrophones.devices().get(1);
            assertEquals(
                    "the microphone 'card' has no 48000 Hz; it offers 44100 Hz; stereo; 16 bits",
                    failure(() -> card.openAt(48_000)));
        }
    }

    @Test
    void sixteenBitsOfOneChannelGoBeforeOthers() {
        List<AudioFormat> offered = List.of(
                pcm(48_000, 24, 1, false),
                pcm(48_000, 16, 2, false),
                pcm(48_000, 16, 1, true),
                pcm(48_000, 16, 1, false),
                pcm(48_000, 32, 1, false));
        List<String> order = LineFormats.inOrder(offered, 16_000).stream()
                .map(f -> f.getSampleSizeInBits() + " " + f.getChannels() + " " + f.isBigEndian())
                .toList();
        assertEquals(List.of("16 1 false", "16 1 true", "24 1 false", "32 1 false", "16 2 false"), order);
    }

    @Test
    void samplesWithinLargerWordsAreLeftAlone() {
        AudioFormat padded = new AudioFormat(Encoding.PCM_SIGNED, 48_000, 24, 1, 4, 48_000, false);
        assertTrue(LineFormats.inOrder(List.of(padded), 16_000).isEmpty());
    }
}
