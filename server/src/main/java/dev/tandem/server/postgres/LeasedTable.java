package dev.tandem.server.postgres;

import dev.tandem.server.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table whose rows are work: with leased_by and leased_until, by the database's clock (ADR 0017). What is due, and in which order, each
 * table says itself; how a lease is taken, kept and given back is the same for all of them. What a server had in hand when it died another
 * one takes over (R83).
 *
 * @param key the primary key's columns, with commas between them
 * @param open which rows can be leased at all, as the index for them says
 */
record LeasedTable(JdbcClient jdbc, String name, String key, String open, Duration leaseTime) {

    /**
     * Takes rows for this node. Rows that another node is just claiming are skipped and not waited for.
     *
     * @param due the condition on them, and after it their order
     * @param alsoSet what else is written, beginning with a comma; or nothing
     */
    <T> List<T> claim(NodeId node, int max, Due<T> due, String alsoSet) {
        return jdbc.sql("""
                update %1$s
                   set leased_by = :node, leased_until = now() + make_interval(secs => :lease)%5$s
                 where (%2$s) in (select %2$s
                                    from %1$s
                                   where %3$s
                                     and (leased_until is null or leased_until < now())
                                     and %4$s
                                   limit :max
                                     for update skip locked)
                returning %6$s
                """.formatted(name, key, open, due.condition(), alsoSet, due.columns()))
                .param("node", node.value())
                .param("lease", Lease.seconds(leaseTime))
                .param("max", max)
                .params(due.values())
                .query(due.mapper())
                .list();
    }

    /** Keeps every lease of this node. */
    void renew(NodeId node) {
        jdbc.sql("""
                update %s
                   set leased_until = now() + make_interval(secs => :lease)
                 where %s
                   and leased_until is not null
                   and leased_by = :node
                """.formatted(name, open))
                .param("lease", Lease.seconds(leaseTime))
                .param("node", node.value())
                .update();
    }

    /**
     * Gives a lease back, if it is still this node's.
     *
     * @param row the key's columns with their values
     */
    void giveBack(NodeId node, Map<String, ?> row) {
        List<String> conditions =
                row.keySet().stream().map(column -> column + " = :" + column).toList();
        jdbc.sql("""
                update %s
                   set leased_by = null, leased_until = null
                 where %s
                   and leased_by = :node
                """.formatted(name, String.join(" and ", conditions)))
                .params(row)
                .param("node", node.value())
                .update();
    }

    /**
     * What is due.
     *
     * @param condition on a row, and after it the order
     * @param values for the condition's parameters
     * @param columns that come back
     */
    record Due<T>(String condition, Map<String, ?> values, String columns, RowMapper<T> mapper) {}
}
