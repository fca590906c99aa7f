package dev.tandem.scenarios.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The memory of the server's own process, after its garbage is gone; its PostgreSQL is not counted.
 *
 * @param residentKilobytes as the operating system counts it
 * @param heapUsedKilobytes live objects
 */
record MemoryAtRest(long residentKilobytes, long heapUsedKilobytes) {

    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    static MemoryAtRest of(ProcessHandle server) {
        String pid = Long.toString(server.pid());
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        said(jcmd, pid, "GC.run");
        long heap = USED.matcher(said(jcmd, pid, "GC.heap_info"))
                .results()
                .map(MatchResult::group)
                .mapToLong(MemoryAtRest::number)
                .sum();
        return new MemoryAtRest(
                Long.parseLong(said("ps", "-o", "rss=", "-p", pid).strip()), heap);
    }

    void print() {
        System.out.printf(
                "Server at rest: %d MB resident, of which %d MB live objects%n",
                residentKilobytes / 1024, heapUsedKilobytes / 1024);
    }

    private static long number(String found) {
        return Long.parseLong(found.replaceAll("^.*used |K$", ""));
    }

    private static String said(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
