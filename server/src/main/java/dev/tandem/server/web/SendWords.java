package dev.tandem.server.web;

import dev.tandem.server.outbound.SendResult;
import dev.tandem.server.outbound.SendResult.FieldProblem;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Why an email was not sent, in the words of its author: what happened, what was kept, what to do. */
@Component
class SendWords {

    private final MessageSource words;

    SendWords(MessageSource words) {
        this.words = words;
    }

    /** Empty when it is on its way. */
    Optional<String> trouble(Visit visit, SendResult result) {
        return switch (result) {
            case SendResult.Queued queued -> Optional.empty();
            case SendResult.NotConnected none -> Optional.of(say(visit, "composer.notConnected"));
            case SendResult.Paused paused -> Optional.of(say(visit, "composer.paused"));
            case SendResult.ConsentNeeded needed -> Optional.of(say(visit, "composer.consent"));
            case SendResult.ClaimedElsewhere claimed ->
                Optional.of(say(visit, "composer.claimed", claimed.claim().name()));
            case SendResult.DoNotDisturb(String name) -> Optional.of(say(visit, "composer.doNotDisturb", name));
            case SendResult.Invalid invalid ->
                invalid.problems().stream().findFirst().map(problem -> problem(visit, problem));
        };
    }

    String noContact(Visit visit) {
        return say(visit, "composer.noContact");
    }

    String noSubject(Visit visit) {
        return say(visit, "composer.noSubject");
    }

    String noTime(Visit visit) {
        return say(visit, "composer.noTime");
    }

    String noRecipient(Visit visit) {
        return say(visit, "composer.noRecipient");
    }

    private String problem(Visit visit, FieldProblem problem) {
        return say(visit, "composer.problem." + problem.problem().name());
    }

    private String say(Visit visit, String key, Object... inputs) {
        return words.getMessage(key, inputs, visit.user().language().locale());
    }
}
