package dev.tandem.server.postgres;

import dev.tandem.server.inbound.BlobReferences;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which stored bytes messages need, and emails to smart addresses that nobody decided about yet, in PostgreSQL. */
@Repository
class PostgresBlobReferences implements BlobReferences {

    private final JdbcClient jdbc;

    PostgresBlobReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> needed(Collection<String> sha256) {
        return Set.copyOf(jdbc.sql("""
                select sha256
                  from blob_reference
                 where sha256 = any (:names)
                union
                select source_sha256
                  from smart_capture
                 where source_sha256 = any (:names)
                   and state in ('WAITING', 'QUARANTINED')
                union
                select source_sha256
                  from returned_email
                 where source_sha256 = any (:names)
                   and state = 'WAITING'
                union
                select sha256
                  from draft_file
                 where sha256 = any (:names)
                """)
                .param("names", sha256.toArray(String[]::new))
                .query((row, n) -> row.getString("sha256"))
                .list());
    }
}
