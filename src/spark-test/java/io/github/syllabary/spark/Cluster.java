package io.github.syllabary.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A standalone Spark cluster of processes on loopback: a master and workers with one core each, from the jars in
 * {@code classpath} of the build, and jobs submitted to it with the jar of the build.
 */
final class Cluster implements AutoCloseable {
    private static final Path BUILT = Path.of(System.getProperty("syllabary.spark.directory", "target/spark"))
            .toAbsolutePath();
    // what stands in for Spark's distribution
    private static final Path HOME = BUILT.resolve("home");

    private final Path folder;
    private final String master;
    private final List<Process> processes = new ArrayList<>();

    /**
     * @param folder for logs
     */
    Cluster(Path folder) throws IOException {
        this.folder = folder;
        Path jars = Files.createDirectories(HOME.resolve("jars"));
        for (String jar : Files.readString(BUILT.resolve("classpath")).split(File.pathSeparator)) {
            Path link = jars.resolve(Path.of(jar).getFileName());
            if (!Files.exists(link)) Files.createSymbolicLink(link, Path.of(jar));
        }
        jar(jars.resolve("gated.jar"), GatedFileSystem.class);
        int port = freePort();
        master = "spark://127.0.0.1:" + port;
        daemon("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "" + port);
        await("the master", () -> log("master").contains("I have been elected leader"));
    }

    /** Starts a worker and waits until the master knows it. */
    Process worker(String name) throws IOException {
        Process worker = daemon(
                name,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve(name).toString(),
                master);
        await(name, () -> log(name).contains("Successfully registered with master"));
        return worker;
    }

    /** With a worker go the executors it has started, as when the machine is lost. */
    static void kill(Process worker) {
        List<ProcessHandle> family = new ArrayList<>(worker.descendants().toList());
        worker.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    /** Begins a job; its output goes to NAME.out, its messages to NAME.log. */
    Process submit(String name, String... arguments) throws IOException {
        Path job;
        try (var found = Files.newDirectoryStream(BUILT, "syllabary-*-spark.jar")) {
            job = found.iterator().next();
        }
        List<String> command = new ArrayList<>(List.of(
                "-Xmx512m",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--executor-memory",
                "512m",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.hadoop.fs.gated.impl=" + GatedFileSystem.class.getName(),
                // no task before both executors are there
                "--conf",
                "spark.scheduler.minRegisteredResourcesRatio=1",
                "--conf",
                "spark.default.parallelism=10",
                job.toString()));
        command.addAll(Arrays.asList(arguments));
        return start(name, folder.resolve(name + ".out"), command);
    }

    /** The exit code of a job. */
    int result(Process job) throws InterruptedException {
        if (!job.waitFor(10, TimeUnit.MINUTES))
            throw new AssertionError("the job does not end; its log is in " + folder);
        return job.exitValue();
    }

    String log(String name) {
        return read(folder.resolve(name + ".log"));
    }

    String output(String name) {
        return read(folder.resolve(name + ".out"));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until something is so; never long, unless it will never be so. */
    static void await(String what, BooleanSupplier so) {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("waited ten minutes for " + what);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Process daemon(String name, String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("-Xmx256m", mainClass, "--webui-port", "0"));
        command.addAll(Arrays.asList(arguments));
        return start(name, folder.resolve(name + ".log"), command);
    }

    private Process start(String name, Path output, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // they live for seconds: the optimising compiler would cost more than it gives
                "-XX:TieredStopAtLevel=1",
                "@" + Path.of("src/spark/java.options").toAbsolutePath(),
                "-cp",
                HOME.resolve("jars") + File.separator + "*"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()));
        builder.environment().put("SPARK_HOME", HOME.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void jar(Path file, Class<?> content) throws IOException {
        String entry = content.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                var in = content.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            in.transferTo(jar);
        }
    }

    @Override
    public void close() {
        processes.forEach(Cluster::kill);
    }
}
