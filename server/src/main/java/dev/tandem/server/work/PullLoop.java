package dev.tandem.server.work;

import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.NoticeQueue;
import dev.tandem.server.mailbox.NoticeQueue.Pulled;
import dev.tandem.server.mailbox.TakeNotice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Pulls notices for as long as the server runs; each is acknowledged only after it is stored. What goes wrong is tried again, ever slower. */
@Component
class PullLoop implements SmartLifecycle {

    static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PullLoop.class);

    private final NoticeQueue queue;
    private final TakeNotice takeNotice;
    private volatile @Nullable Running running;

    PullLoop(NoticeQueue queue, TakeNotice takeNotice) {
        this.queue = queue;
        this.takeNotice = takeNotice;
    }

    @Override
    public void start() {
        if (queue.isOpen()) {
            Running begun = new Running();
            running = begun;
            begun.thread.start();
        }
    }

    @Override
    public void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            ending.end();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** From one start to its stop. */
    private final class Running implements Runnable {

        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread thread = Thread.ofVirtual().name("pull").unstarted(this);
        private Duration pause = FIRST_PAUSE;

        @Override
        public void run() {
            try {
                while (ended.getCount() > 0) {
                    if (pullOnce()) {
                        pause = FIRST_PAUSE;
                    } else if (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** The interrupt breaks off a pull that waits. */
        private void end() {
            ended.countDown();
            thread.interrupt();
        }

        private boolean pullOnce() {
            try {
                return took(queue.pull());
            } catch (RuntimeException broken) {
                complain("storing them failed", broken);
                return false;
            }
        }

        private boolean took(Answer<List<Pulled>> answer) {
            return switch (answer) {
                case Answer.Got<List<Pulled>>(List<Pulled> pulled) -> {
                    pulled.forEach(each -> each.notice().ifPresent(takeNotice::run));
                    yield pulled.isEmpty() || queue.acknowledge(pulled) instanceof Answer.Got<Boolean>;
                }
                case Answer.TryLater<List<Pulled>> later -> complain(later.reason(), null);
                case Answer.NoAnswer<List<Pulled>>(String reason) -> complain(reason, null);
                case Answer.Refused<List<Pulled>>(String reason) -> complain(reason, null);
                case Answer.ConsentLost<List<Pulled>> refused -> complain("the service account may not pull", null);
                case Answer.NotThere<List<Pulled>> missing ->
                    complain(
                            "there is no such subscription, and it could not be made; until there is one, mailboxes are polled",
                            null);
            };
        }

        private boolean complain(String reason, @Nullable Throwable cause) {
            if (ended.getCount() > 0) {
                LOG.warn("Notices cannot be pulled, next try in {} ms: {}", pause.toMillis(), reason, cause);
            }
            return false;
        }
    }
}
