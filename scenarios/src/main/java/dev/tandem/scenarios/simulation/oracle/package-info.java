/**
 * How should it be? The rules a second time, written plainly from their specification and slowly carried out. It sees Google as it truly
 * is and what people did in the CRM; of the server it takes nothing but the order in which messages were judged.
 */
@NullMarked
package dev.tandem.scenarios.simulation.oracle;

import org.jspecify.annotations.NullMarked;
