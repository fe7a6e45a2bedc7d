package io.github.syllabary.plot;

/** Colours for numbers. */
public enum ColourMap {
    /**
     * From white over blue-green to nearly black, lightness falling evenly (ColorBrewer's YlGnBu, the yellow taken
     * out); for light grounds.
     */
    RISING(0xFFFFFF, 0xDCEEF3, 0xA8DBDF, 0x5FBDC8, 0x2E93BB, 0x2A62A2, 0x1F3380, 0x081D58),

    /** From nearly black over violet and orange to pale yellow, lightness rising evenly (matplotlib's magma). */
    GLOWING(0x000004, 0x1C1044, 0x4F127B, 0x812581, 0xB5367A, 0xE55064, 0xFB8761, 0xFEC287, 0xFCFDBF),

    /** Blue at 0, nearly white at a half, red at 1 (ColorBrewer's RdBu). */
    SIGNED(0x2166AC, 0x67A9CF, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xEF8A62, 0xB2182B);

    private final int[] stops;

    ColourMap(int... stops) {
        this.stops = stops;
    }

    /** Red, green and blue, 0xRRGGBB. Shares below 0 and above 1 are cut off, and what is no number counts as 0. */
    public int rgb(double share) {
        double at = Double.isNaN(share) ? 0 : Math.min(1, Math.max(0, share)) * (stops.length - 1);
        int i = Math.min(stops.length - 2, (int) at);
        double t = at - i;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = stops[i] >> shift & 255;
            int b = stops[i + 1] >> shift & 255;
            rgb |= (int) Math.round(a + t * (b - a)) << shift;
        }
        return rgb;
    }
}
