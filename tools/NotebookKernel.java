import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.AbstractChannel;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts the Java kernel of the notebooks, run by {@code tools/notebooks}.
 *
 * <p>The kernel (3.0.1) opens its sockets before it knows what to do with messages, and a message that comes in between
 * is lost or ends the thread that listens, so that a notebook waits for ever. Here the sockets open last.
 */
final class NotebookKernel {
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
        for (Object channel : all) ((AbstractChannel) channel).bind(connection);
        channels.joinUntilClose();
    }
}
