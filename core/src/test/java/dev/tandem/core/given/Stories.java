package dev.tandem.core.given;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sentence that holds for every story; told a hundred times, each under the name of its seed. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "-Dtandem.seed={0}")
@MethodSource("dev.tandem.core.given.Chance#seeds")
@ExtendWith(Stories.SaysWhichOne.class)
public @interface Stories {

    /** Says how to tell the story again in which the sentence did not hold. */
    final class SaysWhichOne implements TestExecutionExceptionHandler {

        @Override
        public void handleTestExecutionException(ExtensionContext story, Throwable failure) throws Throwable {
            failure.addSuppressed(new AssertionError("in the story of " + story.getDisplayName()));
            throw failure;
        }
    }
}
