package io.github.syllabary.app.bench;

/** A peer that follows live audio by running the whole window again as often as our stream decides. */
final class RerunWindow implements Contestant {
    private final Contestant window;
    private final int times;

    /**
     * @param window runs the window once
     */
    RerunWindow(Contestant window, int times) {
        this.window = window;
        this.times = times;
    }

    @Override
    public String name() {
        return window.name();
    }

    @Override
    public void run() {
        for (int i = 0; i < times; i++) window.run();
    }

    @Override
    public float[][] results() {
        return window.results();
    }

    @Override
    public void close() {
        window.close();
    }
}
