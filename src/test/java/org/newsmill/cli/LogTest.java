package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;

/** Whatever an event says, its lines in the log are ours. */
class LogTest {

    /**
     * A line of the log's own look, a colour, other ends of a line, C1, reordering, half a pair.
     */
    private static final String EVIL =
            "title\n2026-01-01T00:00:00.000Z INFO  [-] o.n.Forged all is well"
                    + "\r\u001b[2J\u009b31m\u2028\u2029\u0085\u007f\u202e\ud800 é 朝 👍";

    private static final String FORGED = "(?m)^2026-01-01.*";

    private final LoggerContext context = new LoggerContext();

    @Test
    void a_message_stays_on_its_line_and_moves_no_cursor() throws Exception {
        String line = encoded(encoder(), event("Rejected {}", EVIL, null));

        assertThat(line).endsWith("\n").hasLineCount(1);
        assertThat(line)
                .contains("title\\n2026", "\\u001b[2J\\u009b31m\\u2028\\u2029\\u0085\\u007f\\u202e")
                .contains("é 朝 👍");
        assertHarmless(line);
        assertThat(line.substring(0, 30)).containsPattern("T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-])");
    }

    @Test
    void an_exceptions_message_looks_like_no_line_of_the_log() throws Exception {
        Exception thrown =
                new IllegalStateException(EVIL, new IllegalArgumentException("below: " + EVIL));

        String text = encoded(encoder(), event("It failed", null, thrown));

        assertThat(text.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
        assertThat(text).contains("IllegalStateException", "Caused by", "LogTest");
        assertHarmless(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with a trace"})
    void json_is_one_object_a_line_in_plain_ascii(String trace) throws Exception {
        Exception thrown = trace.isEmpty() ? null : new IllegalStateException(EVIL);

        String line = encoded(JsonLog.encoder(context), event("Rejected {}", EVIL, thrown));

        assertThat(line).hasLineCount(1).matches("(?s)[ -~]+\\R");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.get("message").asText()).startsWith("Rejected title\n2026").contains("👍");
        assertThat(OffsetDateTime.parse(json.get("@timestamp").asText())).isNotNull();
        assertThat(json.get("level").asText()).isEqualTo("INFO");
        assertThat(json.get("logger_name").asText()).isEqualTo("org.newsmill.Test");
        assertThat(json.has("instance")).isTrue();
        assertThat(json.has("stack_trace")).isEqualTo(thrown != null);
    }

    @Test
    void text_without_anything_in_it_stays_as_it_is() {
        String plain = "Ferries — “back” at 5 o’clock, 東京 👩‍👩".replace("\u200d", "");

        assertThat(SafeText.line(plain)).isSameAs(plain);
    }

    private static void assertHarmless(String text) {
        assertThat(text).doesNotContainPattern(FORGED);
        assertThat(text.replace("\n", "").codePoints())
                .noneMatch(
                        each ->
                                List.of(
                                                (int) Character.CONTROL,
                                                (int) Character.FORMAT,
                                                (int) Character.LINE_SEPARATOR,
                                                (int) Character.PARAGRAPH_SEPARATOR)
                                        .contains(Character.getType(each)));
    }

    /** That of logback.xml. */
    private Encoder<ILoggingEvent> encoder() throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
        ConsoleAppender<ILoggingEvent> appender =
                (ConsoleAppender<ILoggingEvent>)
                        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr");
        return appender.getEncoder();
    }

    private LoggingEvent event(String message, String argument, Throwable thrown) {
        return new LoggingEvent(
                "",
                context.getLogger("org.newsmill.Test"),
                Level.INFO,
                message,
                thrown,
                argument == null ? null : new Object[] {argument});
    }

    private static String encoded(Encoder<ILoggingEvent> encoder, LoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
