package org.newsmill.console;

import io.javalin.http.HttpStatus;

/** Why a request gets no answer, for a person. Immutable. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;

    Refusal(HttpStatus status, String why) {
        super(why);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
