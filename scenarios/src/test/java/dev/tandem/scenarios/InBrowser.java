package dev.tandem.scenarios;

import dev.tandem.scenarios.browser.Chromium;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives scenarios the one browser that they share; everybody in front of it is a {@code Visitor} of their own. */
public final class InBrowser implements ParameterResolver {

    private static final Namespace SHARED = Namespace.create(InBrowser.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
    }
}
