package org.newsmill.cli;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** {@code %safe} in {@code logback.xml}: the message on one line, see {@link SafeText}. */
public final class SafeMessage extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return SafeText.line(event.getFormattedMessage());
    }
}
