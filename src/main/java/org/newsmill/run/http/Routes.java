package org.newsmill.run.http;

import io.javalin.config.JavalinConfig;

/** What a server answers besides {@linkplain Page pages}: streams of events, files, posts. */
@FunctionalInterface
public interface Routes {

    /** None. */
    Routes NONE = settings -> {};

    /** To be called once, before the server begins. */
    void addTo(JavalinConfig settings);
}
