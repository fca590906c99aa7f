package dev.tandem.server.smartbcc;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;

/**
 * An address that captures what is sent to it.
 *
 * @param owner the one user who may use it (R63)
 * @param name the part before the {@code @}
 */
public record SmartAddress(SubAccountId subAccount, UserId owner, String name) {}
