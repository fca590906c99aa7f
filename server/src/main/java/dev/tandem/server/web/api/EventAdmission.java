package dev.tandem.server.web.api;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.IssueToken;
import dev.tandem.server.web.api.protocol.Caller;
import org.springframework.stereotype.Component;

/** Whether somebody who follows a sub-account still may: the token was not ended, and its owner did not leave. */
@Component
class EventAdmission {

    private final IssueToken tokens;
    private final EnterSubAccount enterSubAccount;

    EventAdmission(IssueToken tokens, EnterSubAccount enterSubAccount) {
        this.tokens = tokens;
        this.enterSubAccount = enterSubAccount;
    }

    boolean stands(Caller caller, SubAccountId subAccount) {
        return caller.secret()
                .flatMap(tokens::owner)
                .flatMap(user -> enterSubAccount.enter(Actor.self(user), subAccount))
                .isPresent();
    }
}
