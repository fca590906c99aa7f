package dev.tandem.server.web;

import dev.tandem.core.conversation.Finding;
import dev.tandem.core.conversation.Step;
import dev.tandem.server.conversation.VerdictFacts.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The chain of questions of one verdict, with those that were not asked because one had decided (R80). */
record AskedRules(FindingWords words) {

    /** Questions that belong together, in the order in which they are asked. {@code rules}: by number. */
    private record Group(String name, List<Integer> rules) {}

    private static final List<Group> GROUPS = List.of(
            new Group("connection", List.of(6)),
            new Group("labels", List.of(17)),
            new Group("automatic", List.of(18)),
            new Group("thread", List.of(11, 26, 32, 33)),
            new Group("contact", List.of(12, 13, 14, 15, 16, 21, 23)),
            new Group("place", List.of(20)),
            new Group("double", List.of(29)));

    /** R13 is asked twice: the block list after R18, the gate at the end. */
    private static final int BEFORE_BLOCK_LIST = 18;

    /** Only these numbers stand for the group of the contact when it was not asked. */
    private static final int CONTACT_LAST = 16;

    List<WhyView.Row> rows(List<Step> steps, String outcome, Facts facts) {
        List<WhyView.Row> rows = new ArrayList<>();
        for (Step step : steps) {
            rows.add(new WhyView.Row(
                    kind(step, outcome),
                    step.finding().rule().name(),
                    words.question(step.finding()),
                    words.answer(step.finding(), facts),
                    step.decided()));
            if (step.decided()) {
                notAsked(steps, step.finding()).forEach(rows::add);
            }
        }
        return rows;
    }

    private static WhyView.Kind kind(Step step, String outcome) {
        if (step.decided()) {
            return switch (outcome) {
                case "HELD_BACK" -> WhyView.Kind.HELD;
                case "NOT_SYNCED" -> WhyView.Kind.ENDED;
                default -> WhyView.Kind.PASSED;
            };
        }
        return step.finding() == Finding.THREAD_NOT_BOUND ? WhyView.Kind.OTHERWISE : WhyView.Kind.PASSED;
    }

    private List<WhyView.Row> notAsked(List<Step> steps, Finding decided) {
        int from = decided == Finding.BLOCKED ? place(BEFORE_BLOCK_LIST) : place(number(decided));
        List<Group> silent = GROUPS.stream()
                .filter(group -> GROUPS.indexOf(group) > from)
                .filter(group -> steps.stream().noneMatch(step -> group.rules().contains(number(step.finding()))))
                .toList();
        if (silent.isEmpty()) {
            return List.of();
        }
        return List.of(new WhyView.Row(
                WhyView.Kind.NOT_ASKED,
                range(silent),
                upper(silent.stream()
                        .map(group -> words.say("why.group." + group.name()))
                        .collect(Collectors.joining(", "))),
                words.say("why.notAsked", decided.rule().name()),
                false));
    }

    /** A rule of no group, such as R44, is asked before all others. */
    private static int place(int rule) {
        for (int at = 0; at < GROUPS.size(); at++) {
            if (GROUPS.get(at).rules().contains(rule)) {
                return at;
            }
        }
        return -1;
    }

    private static String range(List<Group> groups) {
        List<Integer> all = groups.stream()
                .flatMap(group ->
                        group.rules().stream().filter(rule -> !group.name().equals("contact") || rule <= CONTACT_LAST))
                .sorted()
                .toList();
        return all.getFirst().equals(all.getLast())
                ? "R%02d".formatted(all.getFirst())
                : "R%02d–%02d".formatted(all.getFirst(), all.getLast());
    }

    private static String upper(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static int number(Finding finding) {
        return Integer.parseInt(finding.rule().name().substring(1));
    }
}
