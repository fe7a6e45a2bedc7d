package io.github.syllabary.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/** Files on any file system that Hadoop knows, for driver and executors. A place without a scheme is on the default one. */
public final class RemoteFiles implements Serializable {
    private static final long serialVersionUID = 1;

    private final SerializableConfiguration configuration;

    public RemoteFiles(JavaSparkContext context) {
        configuration = new SerializableConfiguration(context.hadoopConfiguration());
    }

    /** @throws IOException one sentence with the file's name, if it cannot be opened */
    InputStream open(String location) throws IOException {
        try {
            Path path = new Path(location);
            return path.getFileSystem(configuration.value()).open(path);
        } catch (FileNotFoundException e) {
            // the local file system says it of a folder as well
            throw new IOException(location + ": no such file; check the path", e);
        } catch (AccessDeniedException | AccessControlException e) {
            throw new IOException(location + ": may not be read; change its permissions", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(location + ": cannot be opened: " + firstLine(e), e);
        }
    }

    /** Whole. */
    public byte[] read(String location) throws IOException {
        try (InputStream in = open(location)) {
            return in.readAllBytes();
        }
    }

    boolean isFile(String location) throws IOException {
        return status(location).map(FileStatus::isFile).orElse(false);
    }

    boolean exists(String location) throws IOException {
        return status(location).isPresent();
    }

    /** The files of a folder whose names end so, sorted by name; none if it is no folder. */
    List<String> files(String folder, String ending) throws IOException {
        if (!status(folder).map(FileStatus::isDirectory).orElse(false)) return List.of();
        Path path = new Path(folder);
        return Arrays.stream(path.getFileSystem(configuration.value()).listStatus(path))
                .filter(file -> file.isFile() && file.getPath().getName().endsWith(ending))
                .map(file -> file.getPath().toString())
                .sorted()
                .toList();
    }

    /** {@code path} as it is seen from the folder that {@code file} is in; itself if it is absolute. */
    static String beside(String file, String path) {
        return new Path(new Path(file).getParent(), escaped(path)).toString();
    }

    // a name such as a:b.wav would be taken for a scheme
    private static Path escaped(String path) {
        boolean uri = path.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*");
        return uri ? new Path(path) : new Path(null, null, path);
    }

    /** The last part of a place. */
    public static String name(String location) {
        return new Path(location).getName();
    }

    private Optional<FileStatus> status(String location) throws IOException {
        try {
            Path path = new Path(location);
            return Optional.of(path.getFileSystem(configuration.value()).getFileStatus(path));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(location + ": cannot be looked at: " + firstLine(e), e);
        }
    }

    /** What an exception of Hadoop or Spark says, without the pages behind it. */
    static String firstLine(Throwable e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().findFirst().orElse(e.toString());
    }
}
