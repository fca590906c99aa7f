package dev.tandem.scenarios.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings one email as any mail server does, and knows whether it was taken. */
final class MailClient {

    private static final int ANSWER_MAX_MILLIS = 10_000;

    private MailClient() {}

    /** True if the end of the email was answered 250; whatever else happens, it has to be brought again. */
    static boolean brings(int port, String sender, String recipient, String email) {
        try (Socket line = new Socket()) {
            line.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MAX_MILLIS);
            line.setSoTimeout(ANSWER_MAX_MILLIS);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            answer(in, '2');
            for (String command : List.of(
                    "EHLO mail.nordlicht.example", "MAIL FROM:<" + sender + ">", "RCPT TO:<" + recipient + ">")) {
                say(line.getOutputStream(), command);
                answer(in, '2');
            }
            say(line.getOutputStream(), "DATA");
            answer(in, '3');
            say(line.getOutputStream(), email + "\r\n.");
            answer(in, '2');
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void answer(BufferedReader in, char wanted) throws IOException {
        String told = in.readLine();
        while (told != null && told.length() > 3 && told.charAt(3) == '-') {
            told = in.readLine();
        }
        if (told == null || told.charAt(0) != wanted) {
            throw new IOException("answered " + told);
        }
    }
}
