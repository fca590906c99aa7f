package dev.tandem.server.provider;

import dev.tandem.core.mail.EmailAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A provider that answers as it was told, one answer after the other, and takes emails when nothing more was told. */
public final class ToldProvider implements Provider {

    public final Deque<HandedOver> answers = new ArrayDeque<>();
    public final List<Envelope> asked = new ArrayList<>();
    Runnable afterTheEnd = () -> {};

    @Override
    public Optional<ProviderTrouble> test(ProviderSettings settings, EmailAddress recipient) {
        return Optional.empty();
    }

    @Override
    public HandedOver handOver(ProviderSettings settings, Envelope envelope, Runnable beforeTheEnd) {
        asked.add(envelope);
        HandedOver answer = answers.isEmpty() ? new HandedOver.Accepted("250 taken") : answers.remove();
        if (!(answer instanceof HandedOver.NotNow(ProviderTrouble trouble))
                || trouble.kind() == ProviderTrouble.Kind.EMAIL_REFUSED) {
            beforeTheEnd.run();
            afterTheEnd.run();
        }
        return answer;
    }
}
