package org.newsmill.run.http;

import java.util.function.BooleanSupplier;

/** A question with two answers: 200 for yes, 503 for no. */
public final class HealthPage implements Page {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final String path;
    private final BooleanSupplier question;

    private HealthPage(String path, BooleanSupplier question) {
        this.path = path;
        this.question = question;
    }

    /** {@code GET /live}: is the process worth keeping. */
    public static HealthPage live(BooleanSupplier question) {
        return new HealthPage("/live", question);
    }

    /** {@code GET /ready}: is it at work. */
    public static HealthPage ready(BooleanSupplier question) {
        return new HealthPage("/ready", question);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Answer answer() {
        boolean yes = question.getAsBoolean();
        return new Answer(yes ? OK : UNAVAILABLE, "text/plain", yes ? "yes\n" : "no\n");
    }
}
