package dev.tandem.server.web;

/** The part of the product a page belongs to; the bar marks it. */
public enum Section {
    CONVERSATIONS,
    CONTACTS,
    CAMPAIGNS,
    WORKFLOWS,
    SETTINGS,
    NONE
}
