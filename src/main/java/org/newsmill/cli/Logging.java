package org.newsmill.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the log of this process is to say. */
final class Logging {

    static final String INSTANCE = "newsmill.instance";

    private static final String REJECTIONS = "org.newsmill.stream.RejectionLog";

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

    /** Sets what is logged and how, if a setting says so. */
    static void apply(NewsmillConfig config) {
        if (config.originals().containsKey(OperationSettings.LOG_LEVEL.key())) {
            level("org.newsmill", config.get(OperationSettings.LOG_LEVEL));
        }
        config.get(OperationSettings.LOG_LEVELS).forEach(Logging::level);
        if (config.get(OperationSettings.LOG_FORMAT).equalsIgnoreCase("json")) {
            JsonLog.begin();
        }
    }

    /** From now on the log is what an operator reads: it tells of rejected articles too. */
    static void tellOfRejections(NewsmillConfig config) {
        if (!config.get(OperationSettings.LOG_LEVELS).containsKey(REJECTIONS)) {
            level(REJECTIONS, null);
        }
    }

    /**
     * @param level null for that of the logger above
     */
    private static void level(String name, String level) {
        if (LoggerFactory.getLogger(name) instanceof Logger logger) {
            logger.setLevel(level == null ? null : Level.toLevel(level));
        }
    }
}
