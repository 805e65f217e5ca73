package org.newsmill.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashCommonFieldNames;

import org.slf4j.LoggerFactory;

/**
 * The log as JSON, an object a line, with the names that Logstash uses; everything that is not
 * ASCII is escaped, so that nothing in it moves a cursor or ends a line.
 */
final class JsonLog {

    private static final String APPENDER = "stderr";
    private static final int LAST_OF_ASCII = '~';

    private JsonLog() {}

    /** From now on; a configuration of the user's own stays as it is. */
    static void begin() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
                        instanceof ConsoleAppender<ILoggingEvent> console
                && !(console.getEncoder() instanceof LogstashEncoder)) {
            console.setEncoder(encoder(context));
        }
    }

    static LogstashEncoder encoder(LoggerContext context) {
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.setContext(context);
        encoder.setIncludeMdc(false);
        encoder.getFieldNames().setVersion(LogstashCommonFieldNames.IGNORE_FIELD_INDICATOR);
        encoder.setCustomFields(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("instance", System.getProperty(Logging.INSTANCE, "-"))
                        .toString());
        encoder.setJsonGeneratorDecorator(
                json ->
                        json.setHighestNonEscapedChar(LAST_OF_ASCII)
                                .setCharacterEscapes(new WithDelete()));
        encoder.start();
        return encoder;
    }

    /** Jackson takes the last control character of ASCII for a letter. */
    private static final class WithDelete extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int DELETE = 0x7f;

        private final int[] escapes = standardAsciiEscapesForJSON();

        WithDelete() {
            escapes[DELETE] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
