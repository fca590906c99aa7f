package dev.tandem.server;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What ArchUnit has no words for. */
final class HouseConditions {

    private HouseConditions() {}

    /** A method has a parameter of one of these types, named without their packages. */
    static ArchCondition<JavaMethod> takeOneOf(String... types) {
        List<String> wanted = List.of(types);
        return new ArchCondition<>("take one of " + wanted) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean taken =
                        method.getRawParameterTypes().stream().anyMatch(type -> wanted.contains(type.getSimpleName()));
                events.add(new SimpleConditionEvent(method, taken, method.getFullName() + " takes none of " + wanted));
            }
        };
    }
}
