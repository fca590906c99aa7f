/**
 * What every resource of the public API has in common: who calls, how a list is paged, how a refusal reads (RFC 9457), how a request
 * that comes twice is answered once. Knows no resource.
 */
@NullMarked
package dev.tandem.server.web.api.protocol;

import org.jspecify.annotations.NullMarked;
