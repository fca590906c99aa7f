package dev.tandem.server.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that holds an embedded database, so that a test can kill it. */
final class OtherServer {

    static final String STORED = "Käthe Brandt";
    private static final String READY = "ready";

    private OtherServer() {}

    /** Starts it and returns once its database stands and holds one contact. */
    static Process startOn(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherServer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.equals(READY)) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("The other server ended before its database stood");
        }
        return process;
    }

    /** Runs until it is killed (nothing is closed) or asked to end (the database is closed). */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), TestDatabase.binaries());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(database)));
        EmbeddedDatabaseTest.client(database)
                .sql("CREATE TABLE contact (name text)")
                .update();
        EmbeddedDatabaseTest.client(database)
                .sql("INSERT INTO contact VALUES (:name)")
                .param("name", STORED)
                .update();
        System.out.println(READY);
        Thread.currentThread().join();
    }

    private static void close(EmbeddedDatabase database) {
        try {
            database.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
