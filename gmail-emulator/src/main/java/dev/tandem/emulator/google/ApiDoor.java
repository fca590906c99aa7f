package dev.tandem.emulator.google;

import dev.tandem.emulator.faults.Settings;
import dev.tandem.emulator.faults.Switches;
import dev.tandem.emulator.google.Discovery.Target;
import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Door;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.http.Routes;
import dev.tandem.emulator.ledger.QuotaMeter;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.store.EmulatorClock;
import dev.tandem.emulator.store.Store;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The way of a call to the Gmail API: found, admitted, tolled, charged, done, masked. */
public final class ApiDoor implements Door {
    /** Reports put the limit of plain JSON requests at about 5 MB. */
    private static final int JSON_BYTES_MAX = 5 * 1024 * 1024;

    private final Routes<Target> routes;
    private final Map<String, Method> methods;
    private final Surroundings around;
    private final Uploads uploads;

    /** What every call needs, whatever it is about. */
    public record Surroundings(
            Store store, EmulatorClock clock, Admission admission, Toll toll, QuotaMeter meter, Switches switches) {}

    public ApiDoor(Routes<Target> routes, Map<String, Method> methods, Surroundings around, Uploads uploads) {
        this.routes = routes;
        this.methods = methods;
        this.around = around;
        this.uploads = uploads;
    }

    @Override
    public @Nullable Answer answer(Call call) {
        if (uploads.isContinuation(call)) {
            return uploads.resume(call, this::run, around.toll());
        }
        Routes.Match<Target> match = routes.find(call.verb(), call.path());
        if (match == null) {
            return null;
        }
        ApiMethod method = match.target().method();
        try {
            Grant grant = around.admission().grant(call);
            var request = new Request(method, grant, match.parameters(), call);
            return match.target().upload() ? uploads.begin(request, this::run) : plain(request);
        } catch (Refusal refusal) {
            return around.toll().refuse(method.id(), call, refusal);
        }
    }

    /** A call that is known to come from somebody, with nothing read from its body yet. */
    public record Request(ApiMethod method, Grant grant, Map<String, String> path, Call call) {}

    /** Runs a request whose body was taken apart. */
    @FunctionalInterface
    public interface Runner {
        Answer run(Request request, ObjectNode json, byte @Nullable [] media);
    }

    private Answer plain(Request request) {
        if (request.call().body().length > JSON_BYTES_MAX) {
            throw Refusals.jsonTooLarge();
        }
        ObjectNode json = Json.parse(request.call().body());
        if (json == null) {
            throw Refusals.badRequest("Invalid JSON payload received. Parsing terminated before end of input.");
        }
        return run(request, json, null);
    }

    private Answer run(Request request, ObjectNode json, byte @Nullable [] media) {
        ApiMethod method = request.method();
        String account = request.grant().address();
        return around.toll().pass(method.id(), request.call(), account, () -> {
            Mailbox mailbox = around.admission().mailbox(request.grant(), request.path());
            around.admission().check(method, request.grant(), request.call());
            String fields = request.call().query().first("fields");
            FieldMask mask = fields == null || fields.isBlank() ? null : FieldMask.parse(fields);
            int units = charge(method, account);
            var call = new ApiCall(
                    method,
                    request.grant(),
                    mailbox,
                    request.path(),
                    request.call().query(),
                    json,
                    media);
            return new Toll.Priced(done(call, mask), units);
        });
    }

    private Answer done(ApiCall call, @Nullable FieldMask mask) {
        Method work = methods.get(call.method().id());
        if (work == null) {
            throw Refusal.of(
                    501,
                    "notImplemented",
                    "The emulator does not do " + call.method().id() + ".");
        }
        try {
            ObjectNode body = around.store().<@Nullable ObjectNode>act(() -> work.run(call));
            if (body == null) {
                return Answer.empty(204);
            }
            return Answer.json(200, mask == null ? body : mask.applyTo(body));
        } catch (Refusal refusal) {
            return Refusals.answer(refusal);
        }
    }

    private int charge(ApiMethod method, String account) {
        Settings settings = around.switches().now();
        int units = settings.quotaTable().units(method.id());
        boolean within = around.meter()
                .charge(
                        account,
                        units,
                        settings.quotaUnitsPerMinute(),
                        around.clock().instant());
        if (!within) {
            throw settings.quotaStatus() == 429 ? Refusals.exhausted() : Refusals.quotaExceeded();
        }
        return units;
    }
}
