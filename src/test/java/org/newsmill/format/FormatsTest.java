package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.format.parse.Format;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class FormatsTest {

    private static final String TABLE = "org/newsmill/text/detect/stem-odds.txt";

    /** Every few seconds of an outage topics are looked at, for which names are all it takes. */
    @Test
    void listing_the_formats_and_their_topics_loads_no_table_and_detection_loads_it_once()
            throws Exception {
        try (Apart apart = new Apart()) {
            Class<?> formats = apart.loadClass("org.newsmill.format.Formats");
            for (Object format : (List<?>) formats.getField("ALL").get(null)) {
                format.getClass().getMethod("topicPart").invoke(format);
            }
            assertThat(apart.read).as("read for a list of names").doesNotContain(TABLE);

            Class<?> hints = apart.loadClass("org.newsmill.format.parse.Hints");
            Class<?> settings = apart.loadClass("org.newsmill.format.parse.ReadSettings");
            Class<?> reader = apart.loadClass("org.newsmill.format.EventReader");
            for (int i = 0; i < 3; i++) {
                Object readBy =
                        settings.getConstructor(Charset.class, int.class, int.class)
                                .newInstance(StandardCharsets.UTF_8, 1 << 20, 100);
                Object aReader = reader.getConstructor(settings).newInstance(readBy);
                Object opened =
                        reader.getMethod("open", byte[].class, hints)
                                .invoke(
                                        aReader,
                                        "the minist ha resign".getBytes(StandardCharsets.UTF_8),
                                        hints.getField("NONE").get(null));
                assertThat(opened).isNotNull();
            }
            assertThat(apart.read).filteredOn(TABLE::equals).hasSize(1);
        }
    }

    @Test
    void names_are_those_of_headers_and_topics() {
        assertThat(Formats.names(Formats.ALL)).startsWith("JSON_FEED, ").endsWith(", PLAIN");
        assertThat(Formats.ALL)
                .extracting(Format::topicPart)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9-]+"));
    }

    /** Loads the package's classes again, so that nothing of it is initialised, and notes reads. */
    private static final class Apart extends ClassLoader implements AutoCloseable {

        private final List<String> read = new ArrayList<>();

        Apart() {
            super(FormatsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                if (!name.startsWith("org.newsmill.format.")
                        && !name.startsWith("org.newsmill.text.detect.")) {
                    return super.loadClass(name, resolve);
                }
                try (InputStream in =
                        getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }

        @Override
        public URL getResource(String name) {
            read.add(name);
            return super.getResource(name);
        }

        @Override
        public void close() {
            read.clear();
        }
    }
}
