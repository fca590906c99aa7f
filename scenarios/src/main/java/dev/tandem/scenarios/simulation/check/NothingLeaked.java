package dev.tandem.scenarios.simulation.check;

import dev.tandem.scenarios.simulation.oracle.CopyId;
import dev.tandem.scenarios.simulation.oracle.Oracle;
import dev.tandem.scenarios.simulation.stage.Stage;
import dev.tandem.scenarios.simulation.story.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** R14, R31, R84: no word and no address of an email stands anywhere but in the sub-accounts that show it. */
final class NothingLeaked {

    private static final String SHARED = "";

    private final Stage stage;
    private final Oracle oracle;
    private final List<UUID> subAccounts;

    NothingLeaked(Stage stage, Oracle oracle, List<UUID> subAccounts) {
        this.stage = stage;
        this.oracle = oracle;
        this.subAccounts = subAccounts;
    }

    List<String> broken() {
        Map<String, Set<String>> allowed = allowed();
        List<String> broken = new ArrayList<>();
        for (String table : stage.tables()) {
            stored(table).forEach((subAccount, tokens) -> {
                tokens.removeAll(allowed.getOrDefault(subAccount, Set.of()));
                if (!tokens.isEmpty()) {
                    broken.add(
                            "table " + table + " knows " + tokens + " of emails that " + subAccount + " does not show");
                }
            });
        }
        Set<String> bytes = new HashSet<>();
        stage.blobs().all().forEach(blob -> bytes.addAll(Tokens.in(new String(blob, StandardCharsets.UTF_8))));
        bytes.removeAll(allowed.getOrDefault(SHARED, Set.of()));
        if (!bytes.isEmpty()) {
            broken.add("the blob store keeps " + bytes + " of emails that nobody shows");
        }
        return broken;
    }

    /** The words that each sub-account may know, and those that any may. */
    private Map<String, Set<String>> allowed() {
        Map<CopyId, String> sources = new HashMap<>();
        oracle.everything().forEach(copy -> sources.put(copy.copy(), copy.source()));
        Map<String, Set<String>> allowed = new HashMap<>();
        Set<String> anybody = allowed.computeIfAbsent(SHARED, none -> new HashSet<>());
        for (UUID subAccount : subAccounts) {
            Set<String> own = allowed.computeIfAbsent(subAccount.toString(), none -> new HashSet<>());
            oracle.shownIn(subAccount).stream()
                    .flatMap(shown -> shown.copies().stream())
                    .forEach(copy -> own.addAll(Tokens.in(sources.getOrDefault(copy, ""))));
            own.addAll(knownOtherwise(subAccount));
            anybody.addAll(own);
        }
        return allowed;
    }

    /**
     * What people wrote in the CRM themselves: emails that have not left, with what an answer has to name of those before it, and
     * contacts.
     */
    private Set<String> knownOtherwise(UUID subAccount) {
        List<String> texts = new ArrayList<>(stage.rows()
                .sql("""
                        select text_start || ' ' || subject || ' ' || coalesce(in_reply_to, '') || ' '
                               || array_to_string(reference_ids, ' ') || ' ' || coalesce((select string_agg(address, ' ')
                                                                  from participant
                                                                 where participant.sub_account_id = message.sub_account_id
                                                                   and participant.message_id = message.message_id), '')
                          from message
                         where sub_account_id = :subAccount
                           and author_id is not null
                        """)
                .param("subAccount", subAccount)
                .query((row, n) -> row.getString(1))
                .list());
        texts.addAll(stage.rows()
                .sql("select value from contact_address where sub_account_id = :subAccount")
                .param("subAccount", subAccount)
                .query((row, n) -> row.getString(1))
                .list());
        texts.addAll(stage.rows()
                .sql("select search_text from contact where sub_account_id = :subAccount")
                .param("subAccount", subAccount)
                .query((row, n) -> row.getString(1))
                .list());
        texts.addAll(stage.rows()
                .sql("select cast(merged as text) from merged_contact as merged where sub_account_id = :subAccount")
                .param("subAccount", subAccount)
                .query((row, n) -> row.getString(1))
                .list());
        return Tokens.in(String.join(" ", texts));
    }

    private Map<String, Set<String>> stored(String table) {
        Map<String, Set<String>> found = new HashMap<>();
        boolean tenant =
                stage.rows().sql("""
                        select exists (select 1
                                         from information_schema.columns
                                        where table_name = :table
                                          and column_name = 'sub_account_id')
                        """).param("table", table).query(Boolean.class).single();
        String whose = tenant ? "cast(sub_account_id as text)" : "''";
        stage.rows()
                .sql("select " + whose + " as whose, cast(t as text) as line from " + table + " as t")
                .query(row -> {
                    Set<String> tokens = Tokens.in(row.getString("line"));
                    if (!tokens.isEmpty()) {
                        found.computeIfAbsent(row.getString("whose"), none -> new HashSet<>())
                                .addAll(tokens);
                    }
                });
        return found;
    }
}
