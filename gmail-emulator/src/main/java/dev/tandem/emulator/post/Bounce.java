package dev.tandem.emulator.post;

import dev.tandem.emulator.mailbox.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The report that Gmail writes when a message could not be delivered (RFC 3464). */
final class Bounce {
    static final String SENDER = "mailer-daemon@googlemail.com";

    private Bounce() {}

    static byte[] of(Message sent, String owner, List<String> failed, Instant now) {
        String who = String.join(", ", failed);
        String recipients = failed.isEmpty() ? "unknown" : failed.getFirst();
        String id = sent.id();
        String rfcId = sent.rfcMessageId();
        String date = SentCopy.date(now);
        String text = """
                From: Mail Delivery Subsystem <%s>
                To: %s
                Auto-Submitted: auto-replied
                Subject: Delivery Status Notification (Failure)
                References: %s
                In-Reply-To: %s
                X-Failed-Recipients: %s
                Message-ID: <%s.bounce@mx.google.com>
                Date: %s
                MIME-Version: 1.0
                Content-Type: multipart/report; boundary="bounce-%s"; report-type=delivery-status

                --bounce-%s
                Content-Type: text/plain; charset="UTF-8"

                ** Address not found **

                Your message wasn't delivered to %s because the address couldn't be found,
                or is unable to receive mail.

                --bounce-%s
                Content-Type: message/delivery-status

                Reporting-MTA: dns; googlemail.com
                Arrival-Date: %s

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.

                --bounce-%s--
                """.formatted(SENDER, owner, rfcId, rfcId, who, id, date, id, id, who, id, date, recipients, id);
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
