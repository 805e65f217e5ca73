package org.newsmill.console;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The files of the page, which lie beside this class. */
final class PageFiles {

    private static final String PAGE = "/console.html";

    private static final Map<String, String> TYPES =
            Map.of(
                    "/", "text/html; charset=utf-8",
                    "/console.js", "text/javascript; charset=utf-8",
                    "/console.css", "text/css; charset=utf-8",
                    "/console.svg", "image/svg+xml");

    private PageFiles() {}

    static void addTo(JavalinConfig settings) {
        TYPES.forEach((path, type) -> settings.routes.get(path, context -> give(context, type)));
    }

    private static void give(Context context, String type) throws IOException {
        String name = context.path().equals("/") ? PAGE : context.path();
        try (InputStream in = PageFiles.class.getResourceAsStream(name.substring(1))) {
            context.contentType(type).result(in.readAllBytes());
        }
    }
}
