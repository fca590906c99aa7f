package dev.tandem.server.work;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ChangeSignal.Listening;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.mailbox.MailboxSignal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the loops with the server, ends them before it, and wakes them when anybody says that something may be due. */
@Component
class Loops implements SmartLifecycle, MailboxSignal {

    private final MailboxLoop mailboxLoop;
    private final SendingLoop sendingLoop;
    private final DeliveryLoop deliveryLoop;
    private final CaptureLoop captureLoop;
    private final CampaignLoop campaignLoop;
    private final ReturnLoop returnLoop;
    private final WorkflowLoop workflowLoop;
    private final DueSignal signal;
    private volatile @Nullable Running running;

    Loops(
            MailboxLoop mailboxLoop,
            SendingLoop sendingLoop,
            DeliveryLoop deliveryLoop,
            CaptureLoop captureLoop,
            CampaignLoop campaignLoop,
            ReturnLoop returnLoop,
            WorkflowLoop workflowLoop,
            DueSignal signal) {
        this.mailboxLoop = mailboxLoop;
        this.sendingLoop = sendingLoop;
        this.deliveryLoop = deliveryLoop;
        this.captureLoop = captureLoop;
        this.campaignLoop = campaignLoop;
        this.returnLoop = returnLoop;
        this.workflowLoop = workflowLoop;
        this.signal = signal;
    }

    @Override
    public void start() {
        mailboxLoop.lookEverywhere();
        WorkLoop<?> mailboxes = WorkLoop.start("looks", MailboxLoop.AT_ONCE_MAX, mailboxLoop);
        WorkLoop<?> sendings = WorkLoop.start("sendings", SendingLoop.AT_ONCE_MAX, sendingLoop);
        WorkLoop<?> deliveries = WorkLoop.start("deliveries", DeliveryLoop.AT_ONCE_MAX, deliveryLoop);
        WorkLoop<?> captures = WorkLoop.start("captures", CaptureLoop.AT_ONCE_MAX, captureLoop);
        WorkLoop<?> campaigns = WorkLoop.start("campaigns", CampaignLoop.AT_ONCE_MAX, campaignLoop);
        WorkLoop<?> returns = WorkLoop.start("returns", ReturnLoop.AT_ONCE_MAX, returnLoop);
        WorkLoop<?> workflows = WorkLoop.start("workflows", WorkflowLoop.AT_ONCE_MAX, workflowLoop);
        Listening ear = signal.listen(kind -> {
            switch (kind) {
                case MAILBOX -> mailboxes.wake();
                case SENDING -> sendings.wake();
                case DELIVERY -> deliveries.wake();
                case CAPTURE -> captures.wake();
                case CAMPAIGN -> campaigns.wake();
                case RETURN -> returns.wake();
                case WORKFLOW -> workflows.wake();
            }
        });
        running = new Running(mailboxes, sendings, deliveries, captures, campaigns, returns, workflows, ear);
    }

    @Override
    public void wake(MailboxId mailbox) {
        Running loops = running;
        if (loops != null) {
            loops.mailboxes().wake();
        }
    }

    @Override
    public void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            ending.ear().close();
            ending.mailboxes().close();
            ending.sendings().close();
            ending.deliveries().close();
            ending.captures().close();
            ending.campaigns().close();
            ending.returns().close();
            ending.workflows().close();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private record Running(
            WorkLoop<?> mailboxes,
            WorkLoop<?> sendings,
            WorkLoop<?> deliveries,
            WorkLoop<?> captures,
            WorkLoop<?> campaigns,
            WorkLoop<?> returns,
            WorkLoop<?> workflows,
            Listening ear) {}
}
