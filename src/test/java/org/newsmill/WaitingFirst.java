package org.newsmill;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

import java.util.Comparator;

/** Begins with the tests that mostly wait for time-outs: the others compute meanwhile. */
public final class WaitingFirst implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(
                        Comparator.comparing(
                                test -> !test.getTestClass().getPackageName().endsWith(".faults")));
    }
}
