package dev.tandem.server;

import java.util.UUID;

/**
 * One running server among several on the same database. A restart makes a new one.
 *
 * @param value made by chance
 */
public record NodeId(UUID value) {}
