package dev.tandem.server.work;

import dev.tandem.server.mailbox.ResealSecrets;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** After the operator's key was rotated, seals everything anew. Servers that are at it together do no harm. */
@Component
class ResealingLoop {

    static final long FIRST_AFTER_MILLISECONDS = 5_000;
    static final long LOOK_EVERY_MILLISECONDS = 3_600_000;

    private final ResealSecrets resealSecrets;

    ResealingLoop(ResealSecrets resealSecrets) {
        this.resealSecrets = resealSecrets;
    }

    @Scheduled(initialDelay = FIRST_AFTER_MILLISECONDS, fixedDelay = LOOK_EVERY_MILLISECONDS)
    void look() {
        resealSecrets.run();
    }
}
