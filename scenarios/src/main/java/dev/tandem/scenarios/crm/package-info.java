/** The CRM as programs and people meet it: its public API, and its pages without a browser. */
@NullMarked
package dev.tandem.scenarios.crm;

import org.jspecify.annotations.NullMarked;
