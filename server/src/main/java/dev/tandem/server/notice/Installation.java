package dev.tandem.server.notice;

import java.util.UUID;

/** Tells which installation this is. */
public interface Installation {

    /** Its name among all installations, the same on every node and for ever. */
    UUID id();
}
