/**
 * Where do big bytes lie? Adapter that keeps raw messages and attachments as files in the data directory, named by their SHA-256.
 *
 * <p>A file is complete or not there: it is written beside, forced to the disk, then renamed. This room never knows what the bytes
 * mean or who refers to them.
 */
@NullMarked
package dev.tandem.server.blob;

import org.jspecify.annotations.NullMarked;
