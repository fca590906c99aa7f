package dev.tandem.server.postgres;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Old emails to smart addresses that were filed nowhere, of every sub-account. */
@Component
class CaptureAgeRows {

    private final JdbcClient jdbc;

    CaptureAgeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void drop(Instant acceptedBefore, Instant now) {
        jdbc.sql("""
                update smart_capture
                   set state = 'DROPPED', reason = 'TOO_OLD', judged_at = :now
                 where state = 'QUARANTINED'
                   and accepted_at <= :before
                """)
                .param("now", Columns.time(now))
                .param("before", Columns.time(acceptedBefore))
                .update();
    }

    void forget(Instant acceptedBefore) {
        jdbc.sql("""
                update smart_capture
                   set author = '', subject = '', envelope_from = ''
                 where state in ('SKIPPED', 'DROPPED')
                   and (author <> '' or subject <> '' or envelope_from <> '')
                   and accepted_at <= :before
                """).param("before", Columns.time(acceptedBefore)).update();
    }
}
