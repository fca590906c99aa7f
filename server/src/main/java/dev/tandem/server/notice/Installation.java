package dev.tandem.server.notice;

import java.util.UUID;

/** Tells which installation this is. */
public interface Installation {

    /** The line by which an installation knows its own notices. */
    String NOTICE_MARK = "X-Tandem-Notice";

    /** Its name among all installations, the same on every node and for ever. */
    UUID id();
}
