package dev.tandem.server.web;

import java.util.Map;

/** Personal details. {@code errors}: message key by field. */
public record ProfileForm(String name, String language, String timeZone, Theme theme, Map<String, String> errors) {}
