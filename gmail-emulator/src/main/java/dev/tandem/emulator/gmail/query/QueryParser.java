package dev.tandem.emulator.gmail.query;

import dev.tandem.emulator.mailbox.Mailbox;
import java.util.ArrayList;
import java.util.List;

/** Reads words into a query: neighbours are joined by AND, OR binds weaker, braces hold alternatives. */
final class QueryParser {
    private final List<String> words;
    private final Mailbox mailbox;
    private int at;

    QueryParser(List<String> words, Mailbox mailbox) {
        this.words = words;
        this.mailbox = mailbox;
    }

    Query parse() {
        return terms("", false);
    }

    private Query terms(String closing, boolean alternatives) {
        List<Query> done = new ArrayList<>();
        while (at < words.size() && !words.get(at).equals(closing)) {
            String word = words.get(at);
            if (word.equals("OR") && !done.isEmpty() && at + 1 < words.size()) {
                at++;
                done.add(Query.any(List.of(done.removeLast(), term())));
            } else if (word.equals("AND") || word.equals("OR") || word.equals(")") || word.equals("}")) {
                at++;
            } else {
                done.add(term());
            }
        }
        at++;
        return alternatives ? Query.any(done) : Query.all(done);
    }

    private Query term() {
        String word = words.get(at++);
        return switch (word) {
            case "(" -> terms(")", false);
            case "{" -> terms("}", true);
            case "-" -> at < words.size() ? not(term()) : _ -> true;
            default -> word.startsWith("-") && word.length() > 1 ? not(single(word.substring(1))) : single(word);
        };
    }

    private Query single(String word) {
        if (word.endsWith(":") && at < words.size() && words.get(at).equals("(")) {
            return grouped(word);
        }
        return Term.of(word, mailbox);
    }

    /** {@code from:(ada ben)}: the operator holds for every word in the brackets. */
    private Query grouped(String operator) {
        List<Query> parts = new ArrayList<>();
        at++;
        boolean alternatives = false;
        while (at < words.size() && !words.get(at).equals(")")) {
            String word = words.get(at++);
            if (word.equals("OR")) {
                alternatives = true;
            } else {
                parts.add(Term.of(operator + word, mailbox));
            }
        }
        at++;
        return alternatives ? Query.any(parts) : Query.all(parts);
    }

    private static Query not(Query query) {
        return message -> !query.matches(message);
    }
}
