/**
 * What does a person see and do on the emulator's own web page?
 *
 * <p>Pages at / and small routes under /webmail: be any Gmail account or any person of the outside world, read, write,
 * answer, file, and watch the ledger grow. Everything works by links and forms; a little script adds what is live. Mail
 * written here takes the way through the post office that mail from the API takes. Nothing here is in the ledger, because
 * at the real service this page is no API. Every text is escaped by its type ({@code Html}); foreign HTML is only ever
 * shown inside a sandbox.
 */
@NullMarked
package dev.tandem.emulator.webmail;

import org.jspecify.annotations.NullMarked;
