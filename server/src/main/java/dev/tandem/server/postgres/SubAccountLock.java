package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one transaction at a time change what a sub-account sees: the row that numbers its changes, taken first and not last, so that no
 * two transactions wait for each other in a circle.
 */
@Component
class SubAccountLock {

    private final JdbcClient jdbc;

    SubAccountLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Several, each once and always in the same order, so that two transactions never wait for each other in a circle. */
    void take(Stream<SubAccountId> subAccounts) {
        subAccounts.distinct().sorted(Comparator.comparing(SubAccountId::value)).forEach(this::take);
    }

    /** Held until the transaction ends. */
    void take(SubAccountId subAccount) {
        jdbc.sql("""
                insert into change_counter (sub_account_id, last_number)
                values (:subAccount, 0)
                on conflict (sub_account_id) do update set last_number = change_counter.last_number
                """).param("subAccount", subAccount.value()).update();
    }
}
