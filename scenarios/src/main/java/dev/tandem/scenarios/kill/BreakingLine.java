package dev.tandem.scenarios.kill;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between the server and the provider, passes every line on, and breaks when it is told to. */
final class BreakingLine implements AutoCloseable {

    /** What is told where nothing shall break. */
    private static final Optional<Moment> NEVER = Optional.empty();

    private final ServerSocket door;
    private final int providerPort;
    private final AtomicReference<Optional<Moment>> wanted = new AtomicReference<>(NEVER);
    private final Set<Call> open = ConcurrentHashMap.newKeySet();
    private volatile Duration slowness = Duration.ZERO;

    BreakingLine(int providerPort) {
        this.providerPort = providerPort;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::answer);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Breaks the next line at this moment, and those that are idle at once, so that the next email needs a new one. */
    void breakAt(Moment moment) {
        wanted.set(moment == Moment.WHILE_IDLE ? NEVER : Optional.of(moment));
        open.forEach(Call::end);
    }

    /** Whether the line broke that was to break. */
    boolean hasBroken() {
        return wanted.get().isEmpty();
    }

    /** From now on every line waits so long before it is passed on. */
    void slow(Duration eachLine) {
        slowness = eachLine;
    }

    private boolean breaksAt(Moment moment) {
        Optional<Moment> told = wanted.get();
        return told.filter(moment::equals).isPresent() && wanted.compareAndSet(told, NEVER);
    }

    private void answer() {
        while (!door.isClosed()) {
            try {
                Call call = new Call(door.accept(), new Socket(InetAddress.getLoopbackAddress(), providerPort));
                open.add(call);
                Thread.startVirtualThread(call::toProvider);
                Thread.startVirtualThread(call::toServer);
            } catch (IOException closed) {
                // The door is closed, or the provider is gone; the server will see that.
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Call::end);
    }

    /** One line, both ways. */
    private final class Call {

        private final Socket server;
        private final Socket provider;
        private volatile boolean answerIsLost;
        private boolean greeted;

        Call(Socket server, Socket provider) {
            this.server = server;
            this.provider = provider;
        }

        void toProvider() {
            try (InputStream in = new BufferedInputStream(server.getInputStream())) {
                boolean content = false;
                for (byte[] line = line(in); line.length > 0; line = line(in)) {
                    String text = new String(line, StandardCharsets.ISO_8859_1).strip();
                    if (breaksAt(momentOf(text, content))) {
                        break;
                    }
                    boolean end = content && text.equals(".");
                    answerIsLost = end && breaksAt(Moment.END_HEARD);
                    pause(!content || end);
                    provider.getOutputStream().write(line);
                    content = end ? false : content || text.equalsIgnoreCase("DATA");
                }
            } catch (IOException broken) {
                // One side hung up.
            }
            if (!answerIsLost) {
                end();
            }
        }

        private static Moment momentOf(String text, boolean content) {
            if (content) {
                return text.equals(".") ? Moment.END_NOT_HEARD : Moment.CONTENT;
            }
            return switch (text.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
                case "EHLO", "HELO" -> Moment.EHLO;
                case "MAIL" -> Moment.MAIL;
                case "RCPT" -> Moment.RCPT;
                case "DATA" -> Moment.DATA;
                default -> Moment.WHILE_IDLE;
            };
        }

        void toServer() {
            try (InputStream in = new BufferedInputStream(provider.getInputStream())) {
                for (byte[] line = line(in); line.length > 0; line = line(in)) {
                    boolean broken = answerIsLost || (!greeted && breaksAt(Moment.GREETING));
                    greeted = true;
                    if (broken) {
                        break;
                    }
                    server.getOutputStream().write(line);
                }
            } catch (IOException broken) {
                // One side hung up.
            }
            end();
        }

        void end() {
            open.remove(this);
            try (server;
                    provider) {
                server.shutdownOutput();
            } catch (IOException gone) {
                // It is what we want.
            }
        }
    }

    private void pause(boolean isCommand) {
        try {
            Thread.sleep(isCommand ? slowness : Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With its end; empty at the end of everything. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int one = in.read();
        while (one >= 0) {
            line.write(one);
            if (one == '\n') {
                return line.toByteArray();
            }
            one = in.read();
        }
        return line.toByteArray();
    }
}
