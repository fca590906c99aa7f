package dev.tandem.scenarios.bench;

import com.microsoft.playwright.Page;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.gmail.OutsideSmtp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The time from the moment at which an email has been handed to Gmail until it stands in the list of conversations of an open page.
 * The page notes the moment itself, when its tree changes; both clocks are this machine's. Emails arrive further apart than a second,
 * because Gmail notifies about a mailbox once a second at most, and that is not ours to measure.
 */
final class PushToVisible {

    private static final String JANA = "jana.weber@praxis-weber.example";
    private static final int APART_MILLISECONDS = 1_100;
    private static final int APART_AT_RANDOM_MILLISECONDS = 300;

    /** Sees every change of the page and keeps the moment at which a text was there first, in milliseconds since 1970. */
    private static final String OBSERVE = """
            window.firstSeen = {};
            window.awaited = null;
            const look = () => {
              if (window.awaited && !(window.awaited in window.firstSeen)
                  && (document.querySelector("#list")?.textContent ?? "").includes(window.awaited)) {
                window.firstSeen[window.awaited] = performance.timeOrigin + performance.now();
              }
            };
            new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
            """;

    private final Page page;
    private final EmulatedGmail gmail;
    private final String mailbox;
    private final Random chance = new Random(1);
    private final Letter first;

    PushToVisible(Page page, EmulatedGmail gmail, String mailbox) {
        this.page = page;
        this.gmail = gmail;
        this.mailbox = mailbox;
        first = Letter.from("Jana Weber <" + JANA + ">").to(mailbox).about("Fenster");
        page.evaluate(OBSERVE);
    }

    /** The first email of the thread; it costs more than the ones after it and is not counted. */
    void bindThread() {
        millisecondsUntilSeen(first, "the first one");
    }

    Percentiles run(int messages) {
        List<Double> all = new ArrayList<>();
        for (int number = 1; number <= messages; number++) {
            Letter next = Letter.from("Jana Weber <" + JANA + ">")
                    .to(mailbox)
                    .about("Re: Fenster")
                    .with("In-Reply-To", first.messageId())
                    .with("References", first.messageId());
            all.add(millisecondsUntilSeen(next, "email number " + number + "."));
        }
        return new Percentiles(all);
    }

    private double millisecondsUntilSeen(Letter letter, String words) {
        page.waitForTimeout(APART_MILLISECONDS + chance.nextInt(APART_AT_RANDOM_MILLISECONDS));
        page.evaluate("words => { window.awaited = words; }", words);
        OutsideSmtp.deliver(letter.saying(words), gmail.smtpPort());
        double delivered = System.currentTimeMillis();
        page.waitForFunction("words => words in window.firstSeen", words);
        double seen = ((Number) page.evaluate("words => window.firstSeen[words]", words)).doubleValue();
        return Math.max(0, seen - delivered);
    }
}
