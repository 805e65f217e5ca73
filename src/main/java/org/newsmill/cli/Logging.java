package org.newsmill.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the log of this process is to say. */
final class Logging {

    private static final String INSTANCE = "newsmill.instance";

    private Logging() {}

    /** Names this process in each line. To be called before anything logs. */
    static void nameInstance() {
        if (System.getProperty(INSTANCE) == null) {
            System.setProperty(INSTANCE, host() + "/" + ProcessHandle.current().pid());
        }
    }

    /** Without a question to a name server, which might not answer. */
    private static String host() {
        String said = System.getenv("HOSTNAME");
        if (said != null && !said.isBlank()) {
            return said;
        }
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException elsewhere) {
            return "localhost";
        }
    }

    /** Sets how much is logged, if a setting says so. */
    static void level(NewsmillConfig config) {
        if (config.originals().containsKey(Settings.LOG_LEVEL.key())
                && LoggerFactory.getLogger("org.newsmill") instanceof Logger ours) {
            ours.setLevel(Level.toLevel(config.get(Settings.LOG_LEVEL)));
        }
    }
}
