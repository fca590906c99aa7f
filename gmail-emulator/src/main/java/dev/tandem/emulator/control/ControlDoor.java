package dev.tandem.emulator.control;

import dev.tandem.emulator.google.Refusal;
import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Door;
import dev.tandem.emulator.http.Routes;
import dev.tandem.emulator.http.SameOrigin;
import dev.tandem.emulator.model.Emulator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The control calls, each in the class of its noun. */
public final class ControlDoor implements Door {
    private static final String ROOT = "/emulator/v1";

    private final Routes<Work> routes = new Routes<>();

    /** Does one control call. */
    @FunctionalInterface
    interface Work {
        Answer run(ControlCall call);
    }

    public ControlDoor(Emulator emulator) {
        new AccountControl(emulator).addTo(this);
        new OwnerControl(emulator).addTo(this);
        new OutsideControl(emulator).addTo(this);
        new FaultControl(emulator).addTo(this);
        new TimeControl(emulator).addTo(this);
        new LedgerControl(emulator.ledger()).addTo(this);
        add("DELETE", "", _ -> {
            emulator.startAfresh();
            return Answer.empty(204);
        });
    }

    ControlDoor add(String verb, String template, Work work) {
        routes.add(verb, ROOT + template, work);
        return this;
    }

    @Override
    public @Nullable Answer answer(Call call) {
        if (!call.path().equals(ROOT) && !call.path().startsWith(ROOT + "/")) {
            return null;
        }
        String path =
                call.path().endsWith("/") ? call.path().substring(0, call.path().length() - 1) : call.path();
        Routes.Match<Work> match = routes.find(call.verb(), path);
        try {
            if (match == null) {
                throw new Problem(404, "There is no control call " + call.verb() + " " + call.path() + ".");
            }
            if (!call.verb().equals("GET") && !SameOrigin.allows(call)) {
                throw new Problem(403, "Pages of other sites may not steer the emulator.");
            }
            return match.target().run(new ControlCall(call, match.parameters()));
        } catch (Problem problem) {
            return problem.answer();
        } catch (Refusal refusal) {
            return new Problem(refusal.body().code(), refusal.body().message()).answer();
        } catch (JacksonException e) {
            return new Problem(400, "The body does not have the expected shape: " + e.getOriginalMessage()).answer();
        }
    }
}
