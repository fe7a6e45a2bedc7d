package io.github.syllabary.app.desktop;

import java.util.Locale;
import javax.swing.Timer;

/** Brings the window up to date thirty times a second: the picture each time, bars and words more seldom. */
final class Refresh {
    private static final int FRAME_MILLIS = 32;

    /** Every so many frames: bars and feature maps; numbers in words; the check for silence. */
    private static final int BARS = 3;

    private static final int WORDS = 15;
    private static final double SUSPICIOUS_SILENCE_SECONDS = 4;

    private final MainWindow window;
    private final Runnable listenAgain;
    private final Timer timer = new Timer(FRAME_MILLIS, e -> tick());
    private Palette palette;
    private boolean insideShown;
    private Listening.Heard heard;
    private Cost cost = new Cost(0);
    private Cost lately = cost;
    private long ticks;
    private boolean silenceSaid;

    Refresh(MainWindow window, Palette palette, Runnable listenAgain) {
        this.window = window;
        this.palette = palette;
        this.listenAgain = listenAgain;
    }

    void start() {
        cost = new Cost(0);
        lately = cost;
        timer.start();
    }

    void stop() {
        timer.stop();
    }

    /**
     * @param begun what is listened to from now on; null for nothing
     */
    void show(Listening.Heard begun) {
        heard = begun;
        silenceSaid = false;
    }

    void apply(Palette colours) {
        palette = colours;
        moment();
    }

    void insideShown(boolean shown) {
        insideShown = shown;
        moment();
    }

    /** Since the window was opened. */
    Cost cost() {
        return cost;
    }

    private void tick() {
        ticks++;
        if (heard == null) return;
        // held, what is seen may still be painted for the first time: the mouse moves it without a word
        window.view.repaint();
        window.view.showNow();
        if (ticks % BARS == 0) moment();
        if (ticks % WORDS == 0) {
            words();
            watchSilence();
        }
    }

    /** Shows the moment that is looked at beside the picture. */
    void moment() {
        if (heard == null) return;
        Timeline timeline = heard.timeline();
        double moment = window.viewport.held() ? window.viewport.cursor(timeline) : timeline.now();
        window.now.show(timeline, heard.legend(), palette, moment);
        window.status.level(timeline.peak(moment));
        window.found.update(timeline, heard.legend());
        window.controls.showHeld(window.viewport.held());
        if (insideShown) window.inside.update(timeline, moment, palette);
    }

    private void words() {
        double lost = (double) heard.session().dropped() / heard.timeline().sampleRate();
        String what = String.format(
                Locale.ROOT,
                "%s, %d Hz%s%s",
                heard.input(),
                heard.timeline().sampleRate(),
                lost > 0 ? String.format(Locale.ROOT, ", %.2f s of sound dropped", lost) : "",
                window.viewport.held() ? ", held: listening goes on, Space to run" : "");
        window.status.say(
                what,
                String.format(
                        Locale.ROOT,
                        "%.0f frames/s   %.0f %% of a processor",
                        lately.framesPerSecond(window.view.frames()),
                        100 * lately.processorShare()));
        lately = new Cost(window.view.frames());
    }

    private void watchSilence() {
        double silent = heard.session().silentSeconds();
        if (heard.live() && silent > SUSPICIOUS_SILENCE_SECONDS && !silenceSaid) {
            silenceSaid = true;
            window.banner.say(
                    "Nothing but silence comes from '" + heard.input()
                            + "': it may be muted or unplugged. Unmute it, or choose another input.",
                    "Listen again",
                    listenAgain);
        } else if (silenceSaid && silent == 0) {
            silenceSaid = false;
            window.banner.clear();
        }
    }
}
