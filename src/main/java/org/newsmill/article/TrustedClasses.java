package org.newsmill.article;

import org.apache.avro.util.ClassSecurityValidator;
import org.newsmill.avro.EnrichedArticle;

/** Avro 1.12.2 and later load no generated class that the application does not trust by name. */
public final class TrustedClasses {

    private static final String PACKAGE = EnrichedArticle.class.getPackageName();

    private TrustedClasses() {}

    /**
     * Lets Avro load our record classes, beside whatever it was told to trust before. Avro keeps
     * this for the whole JVM; asking again changes nothing. Thread-safe.
     */
    public static synchronized void register() {
        ClassSecurityValidator.ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        if (!before.isTrusted(EnrichedArticle.class)) {
            ClassSecurityValidator.setGlobal(
                    ClassSecurityValidator.composite(
                            before, type -> type.getPackageName().equals(PACKAGE)));
        }
    }
}
