package org.newsmill.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** This build's version, as the build wrote it. */
public final class Version {

    private static final String CURRENT = read();

    private Version() {}

    /** The version alone, such as {@code 0.1.0}. */
    public static String current() {
        return CURRENT;
    }

    /** The version as records carry it: {@code newsmill/0.1.0}. */
    public static String processor() {
        return "newsmill/" + CURRENT;
    }

    private static String read() {
        try (InputStream in =
                Version.class.getResourceAsStream("/org/newsmill/version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the jar lacks its version.properties", unreadable);
        }
    }
}
