import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.AbstractChannel;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts the Java kernel of the notebooks, run by {@code tools/notebooks}.
 *
 * <p>The kernel (3.0.1) opens its sockets before it knows what to do with messages, and a message that comes in between
 * is lost or ends the thread that listens, so that a notebook waits for ever. Here the sockets open last.
 *
 * <p>And the threads that listen are started before they are told to go on: one that is quick finds that it is not to run
 * and ends, on a busy machine more often than not. Here those are started again.
 */
final class NotebookKernel {
    /** A thread that has been told too late ends at once. */
    private static final long MILLIS_TO_END = 100;

    private NotebookKernel() {}

    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        String text = Files.readString(Path.of(args[0]));
        ConnectionProperties connection = Transform.fromJson(text, ConnectionProperties.class);
        Channels channels = new Channels(connection);
        Field sockets = Channels.class.getDeclaredField("channels");
        sockets.setAccessible(true);
        Set<?> all = (Set<?>) sockets.get(channels);
        sockets.set(channels, Set.of());
        channels.connect(MainApp.kernel);
        sockets.set(channels, all);
        for (Object channel : all) {
            ((AbstractChannel) channel).bind(connection);
            keepListening(channel);
        }
        channels.joinUntilClose();
    }

    private static void keepListening(Object channel) throws ReflectiveOperationException, InterruptedException {
        Field field = Arrays.stream(channel.getClass().getDeclaredFields())
                .filter(f -> f.getType() == LoopThread.class)
                .findFirst()
                .orElse(null);
        if (field == null) return; // it only sends
        field.setAccessible(true);
        LoopThread thread = (LoopThread) field.get(channel);
        thread.join(MILLIS_TO_END);
        if (thread.isAlive()) return;
        LoopThread again = new LoopThread(
                thread.getName(), (long) read(thread, "sleep"), (Runnable) read(thread, "loopBody"));
        Field running = LoopThread.class.getDeclaredField("running");
        running.setAccessible(true);
        running.set(again, true);
        field.set(channel, again);
        again.start();
    }

    private static Object read(LoopThread thread, String name) throws ReflectiveOperationException {
        Field field = LoopThread.class.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(thread);
    }
}
