package org.newsmill.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard input, output and error, always in UTF-8: on JDK 17 {@code System.out} follows the
 * locale and may print question marks. What a command gives goes to standard output; messages go to
 * standard error and begin with {@code newsmill:}.
 */
final class Console {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int DEFAULT_COLUMNS = 80;

    private final InputStream in;
    private final OutputStream out;
    private final PrintWriter outWriter;
    private final PrintWriter errWriter;
    private final boolean errIsTerminal;
    private final int columns;

    /**
     * @param columns the width of the terminal that standard output is; 0 where it is none
     */
    Console(
            InputStream in,
            OutputStream out,
            OutputStream err,
            boolean errIsTerminal,
            int columns) {
        this.in = in;
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        this.outWriter = new PrintWriter(new OutputStreamWriter(this.out, StandardCharsets.UTF_8));
        this.errWriter = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        this.errIsTerminal = errIsTerminal;
        this.columns = columns;
    }

    static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal(2),
                isTerminal(1) ? Integer.getInteger("newsmill.columns", DEFAULT_COLUMNS) : 0);
    }

    /**
     * The launcher looks and says so; where it did not start us, Linux tells what the descriptor
     * is.
     */
    private static boolean isTerminal(int descriptor) {
        String said = System.getProperty("newsmill.terminal." + descriptor);
        if (said != null) {
            return Boolean.parseBoolean(said);
        }
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return false;
        }
    }

    InputStream in() {
        return in;
    }

    /**
     * Buffered bytes to standard output; throws where it was closed, which a print stream would
     * hide.
     */
    OutputStream out() {
        return out;
    }

    PrintWriter outWriter() {
        return outWriter;
    }

    PrintWriter errWriter() {
        return errWriter;
    }

    boolean errIsTerminal() {
        return errIsTerminal;
    }

    /** The width of the terminal that standard output is; 0 where it is none. */
    int columns() {
        return columns;
    }

    /** One line to standard output, at once. */
    void line(String line) {
        outWriter.println(line);
        outWriter.flush();
    }

    /** One line to standard error. */
    void message(String message) {
        errWriter.println("newsmill: " + message);
    }

    /** One clear line for what went wrong, and the stack trace if that was asked for. */
    void failure(Throwable thrown, boolean withTrace) {
        String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        message(message.replaceAll("\\R", " "));
        if (withTrace) {
            thrown.printStackTrace(errWriter);
        }
    }

    void flush() {
        outWriter.flush();
        errWriter.flush();
    }
}
