package dev.tandem.server.web;

import java.util.Map;

/**
 * Personal details.
 *
 * @param undoSeconds how long emails wait to be taken back (R52)
 * @param errors message key by field
 */
public record ProfileForm(
        String name, String language, String timeZone, Theme theme, int undoSeconds, Map<String, String> errors) {}
