package io.github.syllabary.app.desktop;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletableFuture;
import javax.swing.SwingUtilities;

/** Opens the window. */
public final class Desktop {
    private Desktop() {}

    /**
     * Opens the window and waits until it is closed.
     *
     * @throws IOException one sentence, if there is no screen to open it on
     */
    public static DesktopReport run(DesktopOptions options) throws IOException, InterruptedException {
        // FlatLaf's native parts give Windows rounded corners, and would have Java 24 and later warn
        System.setProperty("flatlaf.useNativeLibrary", "false");
        CompletableFuture<DesktopReport> closed = new CompletableFuture<>();
        try {
            if (GraphicsEnvironment.isHeadless()) throw new HeadlessException();
            SwingUtilities.invokeAndWait(() -> {
                Desk.look(options.dark() ? Palette.DARK : Palette.LIGHT);
                new Desk(options).open().thenAccept(closed::complete);
            });
        } catch (HeadlessException | AWTError e) {
            throw noScreen(e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof HeadlessException || e.getCause() instanceof AWTError)
                throw noScreen(e.getCause());
            throw new IllegalStateException(e.getCause());
        }
        return closed.join();
    }

    private static IOException noScreen(Throwable cause) {
        return new IOException(
                "no screen to open a window on; log in at a desktop or set DISPLAY to one, use a Java that is not"
                        + " headless, or use listen in the terminal",
                cause);
    }
}
