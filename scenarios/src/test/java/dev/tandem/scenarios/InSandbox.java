package dev.tandem.scenarios;

import dev.tandem.scenarios.harness.Running;
import dev.tandem.scenarios.harness.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Gives scenarios the one sandbox that they share: started for the first of them, ended after the last. Shows the logs of failures. */
public final class InSandbox implements ParameterResolver, TestWatcher {

    private static final Namespace SHARED = Namespace.create(InSandbox.class);
    private static final int LOG_LINES = 60;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Sandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(Sandbox.class, key -> Sandbox.start("shared-sandbox"), Sandbox.class);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        System.out.println("=== Logs of the processes at the failure of " + context.getDisplayName());
        System.out.println(Running.logTails(LOG_LINES));
    }
}
