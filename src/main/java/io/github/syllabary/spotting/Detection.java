package io.github.syllabary.spotting;

/**
 * A word spotted. Times count from the first sample the spotter took.
 *
 * @param label the word
 * @param score its smoothed probability, from its threshold to 1
 * @param start seconds to about where the word begins, see {@link WordSpotter}
 * @param end seconds to about where it ends
 * @param startSample the beginning in samples of the audio as it was brought, to the nearest
 * @param endSample likewise the end
 * @param time seconds to the end of the audio that it took to spot the word
 */
public record Detection(
        String label, float score, double start, double end, long startSample, long endSample, double time) {

    /** The same word in audio that begins later, by so many samples at this rate. */
    Detection later(long samples, int rate) {
        double seconds = (double) samples / rate;
        return new Detection(
                label,
                score,
                start + seconds,
                end + seconds,
                startSample + samples,
                endSample + samples,
                time + seconds);
    }
}
