package org.newsmill.run.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.newsmill.run.Health;

import java.util.function.Supplier;

/** A question with two answers: 200 for yes, 503 for no; as JSON, which says why. */
public final class HealthPage implements Page {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final String name;
    private final Supplier<Health> question;

    private HealthPage(String name, Supplier<Health> question) {
        this.name = name;
        this.question = question;
    }

    /** {@code GET /live}: is the process worth keeping. */
    public static HealthPage live(Supplier<Health> question) {
        return new HealthPage("live", question);
    }

    /** {@code GET /ready}: is it at work. */
    public static HealthPage ready(Supplier<Health> question) {
        return new HealthPage("ready", question);
    }

    @Override
    public String path() {
        return "/" + name;
    }

    @Override
    public Answer answer() {
        Health health = question.get();
        ObjectNode object = JSON.createObjectNode();
        object.put(name, health.yes());
        object.putPOJO("why", health.why());
        object.put("state", health.state());
        object.putPOJO("partitions", health.partitions());
        try {
            return new Answer(
                    health.yes() ? OK : UNAVAILABLE,
                    "application/json",
                    JSON.writeValueAsString(object) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
