package dev.tandem.server.identity;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.identity.SubAccountStore.Settings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes sub-accounts and changes their settings. */
@Component
public class SetUpSubAccount {

    /** R46: what Gmail lets a consumer mailbox send in a day. */
    public static final int DAILY_LIMIT_DEFAULT = 500;

    /** R46: what Gmail lets a Workspace mailbox send in a day. */
    public static final int DAILY_LIMIT_MAX = 2_000;

    static final int NAME_MAX_CHARACTERS = 200;

    private final SubAccountStore subAccounts;
    private final InstantSource clock;

    SetUpSubAccount(SubAccountStore subAccounts, InstantSource clock) {
        this.subAccounts = subAccounts;
        this.clock = clock;
    }

    /** Makes a sub-account in the actor's agency. It has no members yet. */
    @Transactional
    public SubAccount make(Actor actor, Settings settings) {
        if (!actor.agencyAdmin()) {
            throw new NotAllowed("subAccounts");
        }
        SubAccountId id = subAccounts.add(actor.user().agencyId(), checked(settings), clock.instant());
        return subAccounts.find(id).orElseThrow();
    }

    /** Changes the settings. */
    @Transactional
    public SubAccount change(Access access, Settings settings) {
        if (!access.admin()) {
            throw new NotAllowed("settings");
        }
        subAccounts.change(access.subAccountId(), checked(settings));
        return subAccounts.find(access.subAccountId()).orElseThrow();
    }

    private static Settings checked(Settings settings) {
        List<Fault> faults = new ArrayList<>();
        String name = settings.name().strip();
        if (name.isEmpty() || name.length() > NAME_MAX_CHARACTERS) {
            faults.add(Fault.of("name", "subAccount.name", NAME_MAX_CHARACTERS));
        }
        if (settings.dailyLimit() < 1 || settings.dailyLimit() > DAILY_LIMIT_MAX) {
            faults.add(Fault.of("dailyLimit", "subAccount.dailyLimit", DAILY_LIMIT_MAX));
        }
        BadInput.throwIfAny(faults);
        return new Settings(
                name, settings.timeZone(), settings.language(), settings.gatePolicy(), settings.dailyLimit());
    }
}
