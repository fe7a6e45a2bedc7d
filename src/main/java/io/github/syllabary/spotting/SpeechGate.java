package io.github.syllabary.spotting;

import io.github.syllabary.audio.VoiceActivity;

/** Remembers until when there was speech. */
final class SpeechGate {
    private final VoiceActivity activity;

    /** The sample behind the last block with speech, and behind the last block. */
    private long speechEnd;

    private long decided;
    private int held;

    SpeechGate(int sampleRate) {
        activity = new VoiceActivity(sampleRate);
        reset();
    }

    /** How many samples may come before it next decides. */
    int untilDecision() {
        return activity.blockSamples() - held;
    }

    /**
     * @param n at most {@link #untilDecision}
     */
    void accept(float[] samples, int from, int n) {
        boolean speech = activity.accept(samples, from, n);
        held += n;
        if (held < activity.blockSamples()) return;
        held = 0;
        decided += activity.blockSamples();
        if (speech) speechEnd = decided;
    }

    /** Whether there was speech since that sample, as far as is decided. */
    boolean speechSince(long sample) {
        return speechEnd > sample;
    }

    void reset() {
        activity.reset();
        speechEnd = -1;
        decided = 0;
        held = 0;
    }
}
