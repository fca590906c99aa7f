package dev.tandem.server.workflow;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.outbound.Origin;
import dev.tandem.core.outbound.SendPlan;
import dev.tandem.core.outbound.SenderMailbox;
import dev.tandem.core.workflow.RunRules.Facts;
import dev.tandem.server.identity.Member;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.identity.User;
import dev.tandem.server.provider.FindProvider;
import dev.tandem.server.workflow.RunStore.Known;
import dev.tandem.server.workflow.RunStore.Run;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what a run's next step rests on. */
@Component
class RunFacts {

    private final RunStore runs;
    private final SubAccountStore subAccounts;
    private final FindProvider findProvider;

    RunFacts(RunStore runs, SubAccountStore subAccounts, FindProvider findProvider) {
        this.runs = runs;
        this.subAccounts = subAccounts;
        this.findProvider = findProvider;
    }

    Facts of(Run run, Instant now) {
        SubAccountId subAccount = run.due().subAccount();
        Known known = runs.known(run, now);
        return new Facts(
                known.contact(),
                run.definition().stopsOnReply(),
                known.replied(),
                known.emailsInLastDay(),
                leaves(subAccount),
                subAccounts.members(subAccount).stream()
                        .map(Member::user)
                        .map(User::id)
                        .collect(Collectors.toUnmodifiableSet()),
                subAccounts.find(subAccount).orElseThrow().timeZone());
    }

    /** R42: by the provider, or not at all. */
    boolean leaves(SubAccountId subAccount) {
        boolean provider = findProvider.fromAddress(subAccount).isPresent();
        return !(SendPlan.of(Origin.WORKFLOW, SenderMailbox.NONE, provider) instanceof SendPlan.Stays);
    }
}
