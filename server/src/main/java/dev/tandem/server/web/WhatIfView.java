package dev.tandem.server.web;

import dev.tandem.server.inbound.BoundThreads.RunningThread;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tester "What would happen if …" (R80).
 *
 * @param mailbox the reader's connected address, absent without a connection
 * @param thread the chosen one, empty for a new one
 * @param errors message key by field
 * @param answers absent before anything was tried
 */
public record WhatIfView(
        @Nullable String mailbox,
        String from,
        String to,
        String cc,
        String thread,
        List<RunningThread> threads,
        Map<String, String> errors,
        @Nullable Answers answers) {

    /** What would become of it. {@code staff}: colleagues in To and Cc, who create no contact. */
    public record Answers(long shown, List<Row> rows, List<String> staff) {}

    /** In one sub-account. */
    public record Row(String name, String outcome, String sentence, String rule, List<WhyView.Row> chain) {}
}
