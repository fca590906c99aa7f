package dev.tandem.server.outgoing;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the operator allows beside the public internet.
 *
 * @param names machines by name, wherever they stand
 * @param blocks addresses
 */
record AllowedHosts(Set<String> names, List<AddressBlock> blocks) {

    /** From entries like {@code mail.company.example}, {@code 10.1.2.3} and {@code 10.1.0.0/16}. */
    static AllowedHosts of(List<String> entries) {
        List<String> all = entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
        Set<String> names = all.stream()
                .filter(entry -> AddressBlock.parse(entry).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new AllowedHosts(
                names,
                all.stream().map(AddressBlock::parse).flatMap(Optional::stream).toList());
    }

    boolean allow(String host, InetAddress address) {
        return OutgoingRules.isPublic(address)
                || names.contains(host.toLowerCase(Locale.ROOT))
                || blocks.stream().anyMatch(block -> block.contains(address));
    }
}
