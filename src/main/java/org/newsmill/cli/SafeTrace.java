package org.newsmill.cli;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

import java.util.StringJoiner;

/**
 * {@code %safeTrace} in {@code logback.xml}: a stack trace whose every line is indented and safe,
 * so that no exception's message looks like a line of the log; see {@link SafeText}.
 */
public final class SafeTrace extends ThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        StringJoiner trace = new StringJoiner("\n", "", "\n");
        for (String line : super.throwableProxyToString(thrown).split("\r?\n")) {
            trace.add(
                    "    "
                            + SafeText.line(
                                    line.startsWith("\t") ? "  " + line.substring(1) : line));
        }
        return trace.toString();
    }
}
