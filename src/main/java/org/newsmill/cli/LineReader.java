package org.newsmill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines as bytes, however they are encoded as long as a line feed ends them; a carriage return
 * before it is dropped. A line over the limit is read past, not kept. Not thread-safe.
 */
final class LineReader {

    private final InputStream in;
    private final int maxBytes;
    private byte[] buffer = new byte[8192];
    private int kept;
    private long length;
    private long consumed;
    private boolean blank;

    LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Reads the next line; false at the end. */
    boolean next() throws IOException {
        kept = 0;
        length = 0;
        blank = true;
        int read = in.read();
        if (read < 0) {
            return false;
        }
        while (read >= 0 && read != '\n') {
            keep((byte) read);
            read = in.read();
        }
        consumed = read < 0 ? length : length + 1;
        if (length > 0 && length == kept && buffer[kept - 1] == '\r') {
            kept--;
            length--;
        }
        return true;
    }

    private void keep(byte b) {
        length++;
        blank = blank && (b == ' ' || b == '\t' || b == '\r');
        // One more than allowed, so that a carriage return at the end can still be told.
        if (length <= (long) maxBytes + 1) {
            if (kept == buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            buffer[kept++] = b;
        }
    }

    /** Whether the line holds nothing but spaces and tabs. */
    boolean isBlank() {
        return blank;
    }

    /** The line's bytes, or null where they are too many. */
    byte[] bytes() {
        return length > maxBytes ? null : Arrays.copyOf(buffer, kept);
    }

    long length() {
        return length;
    }

    /** The line's length with what ends it. */
    long consumed() {
        return consumed;
    }
}
