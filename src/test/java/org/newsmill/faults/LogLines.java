package org.newsmill.faults;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What an operator sees: every line that is logged from now on by the thread that asks for them and
 * by the threads that it starts, and they start, such as a processor's. What tests log that run at
 * the same time is none of it.
 */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final InheritableThreadLocal<LogLines> READER =
            new InheritableThreadLocal<>() {
                @Override
                protected LogLines childValue(LogLines ofParent) {
                    return isWorkerOfJUnit() ? null : ofParent;
                }
            };

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    LogLines() {
        setContext(root.getLoggerContext());
        start();
        READER.set(this);
        root.addAppender(this);
    }

    /** Its pool starts a worker out of any test that waits: what runs there is another test. */
    private static boolean isWorkerOfJUnit() {
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.anyMatch(
                                        each -> each.getMethodName().equals("createWorker")));
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (READER.get() != this) {
            return;
        }
        lines.add(
                event.getLevel()
                        + " "
                        + event.getLoggerName()
                        + ": "
                        + event.getFormattedMessage());
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    List<String> with(String part) {
        return lines.stream().filter(line -> line.contains(part)).toList();
    }

    @Override
    public void close() {
        READER.remove();
        root.detachAppender(this);
        stop();
    }
}
