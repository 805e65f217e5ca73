package org.newsmill.cli;

import org.apache.kafka.common.KafkaException;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Standard input, output and error, always in UTF-8: on JDK 17 {@code System.out} follows the
 * locale and may print question marks. What a command gives goes to standard output; messages go to
 * standard error and begin with {@code newsmill:}. Lines may come from any thread.
 */
final class Console {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int DEFAULT_COLUMNS = 80;

    /** Back to the first column, and away with what stands there (ECMA-48). */
    private static final String ERASE_LINE = "\r\u001b[K";

    private final InputStream in;
    private final StandardOutput raw;
    private final OutputStream out;
    private final PrintWriter outWriter;
    private final PrintWriter errWriter;
    private final int errColumns;
    private final int columns;
    private boolean statusShown;

    /**
     * @param columns the width of the terminal that standard output is; 0 where it is none
     */
    Console(
            InputStream in,
            OutputStream out,
            OutputStream err,
            boolean errIsTerminal,
            int columns) {
        this(in, out, err, errIsTerminal ? DEFAULT_COLUMNS : 0, columns);
    }

    /**
     * @param errColumns the width of the terminal that standard error is; 0 where it is none
     * @param columns the same of standard output
     */
    Console(InputStream in, OutputStream out, OutputStream err, int errColumns, int columns) {
        this.in = in;
        this.raw = new StandardOutput(out);
        this.out = new BufferedOutputStream(raw, BUFFER_BYTES);
        this.outWriter = new PrintWriter(new OutputStreamWriter(this.out, StandardCharsets.UTF_8));
        this.errWriter = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        this.errColumns = errColumns;
        this.columns = columns;
    }

    static Console ofProcess() {
        return new Console(
                // Unbuffered, JDK 17 asks a pipe for its position, which has none.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER_BYTES),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal(2) ? terminalColumns() : 0,
                isTerminal(1) ? terminalColumns() : 0);
    }

    /** A terminal that does not know its own width says 0. */
    private static int terminalColumns() {
        int said = Integer.getInteger("newsmill.columns", 0);
        return said > 0 ? said : DEFAULT_COLUMNS;
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
        return errColumns > 0;
    }

    /** The width of the terminal that standard error is; 0 where it is none. */
    int errColumns() {
        return errColumns;
    }

    /** The width of the terminal that standard output is; 0 where it is none. */
    int columns() {
        return columns;
    }

    /**
     * One line to standard output, at once.
     *
     * @throws UncheckedIOException where it cannot be written: nobody reads on, or the disk is full
     */
    void line(String line) {
        outWriter.println(line);
        outWriter.flush();
        if (raw.failure != null) {
            throw new UncheckedIOException(raw.failure);
        }
    }

    /** One message to standard error. */
    void message(String message) {
        errorLine("newsmill: " + message);
    }

    /** One line to standard error as it is. */
    synchronized void errorLine(String line) {
        eraseStatus();
        errWriter.println(line);
    }

    /** Draws a line that stays the last one on the terminal until it is drawn again. */
    synchronized void status(String line) {
        eraseStatus();
        errWriter.print(line);
        errWriter.flush();
        statusShown = true;
    }

    /** Leaves the last status where it is. */
    synchronized void endStatus() {
        if (statusShown) {
            errWriter.println();
            statusShown = false;
        }
    }

    private synchronized void eraseStatus() {
        if (statusShown) {
            errWriter.print(ERASE_LINE);
            errWriter.flush();
            statusShown = false;
        }
    }

    /** One clear line for what went wrong, and the stack trace if that was asked for. */
    void failure(Throwable thrown, boolean withTrace) {
        // What cannot be written is told at the end, once.
        if (raw.failure == null) {
            message(SafeText.line(words(thrown).replaceAll("\\R", " ")));
        }
        if (withTrace) {
            thrown.printStackTrace(errWriter);
        }
    }

    /**
     * Writes out what is buffered, and tells what of all the output could not be written.
     *
     * @return whether everything was written that somebody wants to read
     */
    boolean finish() {
        outWriter.flush();
        endStatus();
        boolean failed = raw.failure != null && !readerIsGone();
        if (failed) {
            message("cannot write to standard output: " + raw.failure.getMessage());
        }
        return !failed;
    }

    /**
     * Whether nobody reads standard output any more: one, such as {@code head}, has seen enough.
     */
    boolean readerIsGone() {
        return raw.failure != null && "Broken pipe".equals(raw.failure.getMessage());
    }

    /** What went wrong: some exceptions of the JDK say what they mean by their class alone. */
    static String words(Throwable thrown) {
        if (thrown instanceof UncheckedIOException unchecked) {
            return words(unchecked.getCause());
        }
        if (thrown instanceof NoSuchFileException missing) {
            return "no such file or folder: " + missing.getFile();
        }
        if (thrown instanceof AccessDeniedException denied) {
            return "permission denied: " + denied.getFile();
        }
        if (thrown instanceof FileAlreadyExistsException exists) {
            return "there is a file, and not a folder: " + exists.getFile();
        }
        String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        Throwable cause = thrown.getCause();
        // Kafka's clients tell that they could not be made, and only their cause tells why.
        return thrown instanceof KafkaException && cause != null && !sameWords(message, cause)
                ? message + ": " + words(cause)
                : message;
    }

    private static boolean sameWords(String message, Throwable cause) {
        return cause.getMessage() != null && message.contains(cause.getMessage());
    }

    /** Remembers what went wrong, which print streams keep to themselves. */
    private final class StandardOutput extends OutputStream {
        private final OutputStream to;
        private volatile IOException failure;

        StandardOutput(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (columns > 0) {
                eraseStatus();
            }
            try {
                to.write(bytes, from, length);
            } catch (IOException failed) {
                failure = failed;
                throw failed;
            }
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }
    }
}
