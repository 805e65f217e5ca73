package org.newsmill.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.MemoryFolder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The REST API as any HTTP client sees it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DevelopmentRegistryTest {
    private static final String ONE = record("one", "");
    private static final String ONE_WITH_DEFAULTED_FIELD =
            record("one", ",{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
    private static final String ONE_WITH_REQUIRED_FIELD =
            record("one", ",{\"name\":\"b\",\"type\":\"int\"}");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private DevelopmentRegistry registry;

    @BeforeEach
    void start() {
        registry = DevelopmentRegistry.start(folder, 0);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    /** Before each row: subject {@code s} has version 1; {@code gone} has one, softly deleted. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    GET    | /subjects/none/versions              |                          | 404 | 40401 | Subject 'none' not found.
                    GET    | /subjects/gone/versions              |                          | 404 | 40401 | Subject 'gone' not found.
                    GET    | /subjects/none/versions/1            |                          | 404 | 40401 | Subject 'none' not found.
                    GET    | /subjects/none/versions/latest       |                          | 404 | 40401 | Subject 'none' not found.
                    GET    | /subjects/s/versions/2               |                          | 404 | 40402 | Version 2 not found.
                    GET    | /subjects/s/versions/2/schema        |                          | 404 | 40402 | Version 2 not found.
                    GET    | /subjects/s/versions/0               |                          | 422 | 42202 | The specified version '0' is not a valid
                    GET    | /subjects/s/versions/newest          |                          | 422 | 42202 | The specified version 'newest' is not a valid
                    GET    | /subjects/s/versions/2147483648      |                          | 422 | 42202 | The specified version '2147483648'
                    POST   | /subjects/none                       | {"schema":"\\"int\\""}   | 404 | 40401 | Subject 'none' not found.
                    POST   | /subjects/s                          | {"schema":"\\"int\\""}   | 404 | 40403 | Schema not found
                    POST   | /subjects/s                          | {"schema":"no"}          | 422 | 42201 | Invalid schema:
                    POST   | /subjects/s/versions                 | {"schema":"{}"}          | 422 | 42201 | Invalid schema:
                    POST   | /subjects/s/versions                 | {"schema":""}            | 422 | 42201 | Invalid schema:
                    POST   | /subjects/s/versions                 | {}                       | 422 | 42201 | Invalid schema:
                    POST   | /subjects/s/versions                 | {"schema":"\\"int\\""}   | 409 | 409   | Schema being registered is incompatible with an earlier schema for subject "s"
                    POST   | /subjects/s/versions                 | {"schema":"x","schemaType":"JSON"}              | 422 | 42201 | Invalid schema: this development registry keeps AVRO schemas only, not JSON
                    POST   | /subjects/s/versions                 | {"schema":"\\"int\\"","references":[{"name":"a"}]} | 422 | 42201 | Invalid schema: this development registry does without references
                    POST   | /subjects/t/versions                 | {"schema":"\\"int\\"","id":7}                   | 422 | 42205 | Subject t is not in import mode
                    POST   | /subjects/s/versions                 | {"schema"                | 400 | 400   | The body is not the JSON object expected here
                    POST   | /subjects/s/versions                 | {} {}                    | 400 | 400   | The body is not the JSON object expected here
                    POST   | /subjects/s/versions                 | [1]                      | 400 | 400   | The body is not the JSON object expected here
                    POST   | /subjects/s/versions                 | null                     | 400 | 400   | The body is not the JSON object expected here
                    DELETE | /subjects/none                       |                          | 404 | 40401 | Subject 'none' not found.
                    DELETE | /subjects/gone                       |                          | 404 | 40404 | Subject 'gone' was soft deleted.
                    DELETE | /subjects/s?permanent=true           |                          | 404 | 40405 | Subject 's' was not deleted first
                    DELETE | /subjects/gone/versions/1            |                          | 404 | 40406 | Subject 'gone' Version 1 was soft deleted.
                    DELETE | /subjects/s/versions/1?permanent=true|                          | 404 | 40407 | Subject 's' Version 1 was not deleted first
                    DELETE | /subjects/s/versions/9               |                          | 404 | 40402 | Version 9 not found.
                    GET    | /schemas/ids/999                     |                          | 404 | 40403 | Schema 999 not found
                    GET    | /schemas/ids/999/versions            |                          | 404 | 40403 | Schema 999 not found
                    GET    | /schemas/ids/one                     |                          | 404 | 404   | HTTP 404 Not Found
                    POST   | /compatibility/subjects/s/versions/5 | {"schema":"\\"int\\""}   | 404 | 40402 | Version 5 not found.
                    POST   | /compatibility/subjects/none/versions/1 | {"schema":"\\"int\\""} | 404 | 40401 | Subject 'none' not found.
                    GET    | /config/s                            |                          | 404 | 40408 | Subject 's' does not have subject-level compatibility
                    PUT    | /config                              | {"compatibility":"MILD"} | 422 | 42203 | Invalid compatibility level.
                    PUT    | /config/s                            | {}                       | 422 | 42203 | Invalid compatibility level.
                    DELETE | /config/s                            |                          | 404 | 40401 | Subject 's' not found.
                    PUT    | /mode                                | {"mode":"IMPORT"}        | 422 | 42204 | Invalid mode.
                    GET    | /mode/s                              |                          | 404 | 40409 | Subject 's' does not have subject-level mode
                    GET    | /nowhere                             |                          | 404 | 404   | HTTP 404 Not Found
                    PATCH  | /subjects                            |                          | 405 | 405   | HTTP 405 Method Not Allowed
                    """)
    void should_answer_as_confluents_registry_does_when_something_is_wrong(
            String method, String path, String body, int status, int code, String message)
            throws Exception {
        register("s", ONE);
        register("gone", ONE);
        call("DELETE", "/subjects/gone", null);

        HttpResponse<String> answer = call(method, path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(
                        t -> assertThat(t).startsWith("application/vnd.schemaregistry.v1+json"));
        JsonNode error = json.readTree(answer.body());
        assertThat(error.path("error_code").asInt()).isEqualTo(code);
        assertThat(error.path("message").asText()).startsWith(message);
    }

    @Test
    void should_count_ids_and_versions_from_one_and_give_the_same_schema_the_same_id()
            throws Exception {
        assertThat(register("a", ONE)).isEqualTo(1);
        assertThat(register("a", ONE_WITH_DEFAULTED_FIELD)).isEqualTo(2);
        assertThat(register("b", ONE)).isEqualTo(1);
        assertThat(register("a", ONE.replace(",", " ,\n"))).isEqualTo(1);

        assertThat(get("/subjects")).isEqualTo(tree("['a','b']"));
        assertThat(get("/subjects?subjectPrefix=b")).isEqualTo(tree("['b']"));
        assertThat(get("/subjects/a/versions")).isEqualTo(tree("[1,2]"));
        assertThat(get("/schemas/ids/1/subjects")).isEqualTo(tree("['a','b']"));
        assertThat(get("/schemas/ids/1/versions"))
                .isEqualTo(tree("[{'subject':'a','version':1},{'subject':'b','version':1}]"));
        assertThat(get("/schemas/ids/2?fetchMaxId=true&subject=a").path("maxId").asInt())
                .isEqualTo(2);
        assertThat(get("/schemas/ids/1").path("schema").asText()).isEqualTo(ONE);
        assertThat(get("/schemas/ids/1/schema")).isEqualTo(json.readTree(ONE));
        assertThat(get("/subjects/a/versions/1/schema")).isEqualTo(json.readTree(ONE));
        JsonNode latest = get("/subjects/a/versions/latest");
        assertThat(latest.path("version").asInt()).isEqualTo(2);
        assertThat(latest.path("id").asInt()).isEqualTo(2);
        assertThat(latest).isEqualTo(get("/subjects/a/versions/-1"));
        assertThat(post("/subjects/a", schema(ONE_WITH_DEFAULTED_FIELD))).isEqualTo(latest);
    }

    @Test
    void should_find_schemas_ids_and_levels_again_when_started_on_the_same_folder()
            throws Exception {
        register("a", ONE);
        register("a", ONE_WITH_DEFAULTED_FIELD);
        call("PUT", "/config/a", "{\"compatibility\":\"FULL_TRANSITIVE\"}");
        call("PUT", "/config", "{\"compatibility\":\"none\"}");
        call("DELETE", "/subjects/a/versions/2", null);
        call("DELETE", "/subjects/a/versions/2?permanent=true", null);
        registry.close();

        start();

        assertThat(get("/subjects/a/versions/latest").path("id").asInt()).isEqualTo(1);
        assertThat(get("/config/a")).isEqualTo(tree("{'compatibilityLevel':'FULL_TRANSITIVE'}"));
        assertThat(get("/config")).isEqualTo(tree("{'compatibilityLevel':'NONE'}"));
        // An id that was deleted for good is not given again: records with it may still be about.
        assertThat(register("b", record("two", ""))).isEqualTo(3);
    }

    @Test
    void should_start_with_the_state_before_when_it_was_killed_while_writing() throws Exception {
        register("a", ONE);
        registry.close();
        Files.writeString(folder.resolve("schemas.json.new"), "{\"nextId\":");

        start();

        assertThat(get("/subjects/a/versions/latest").path("id").asInt()).isEqualTo(1);
        assertThat(register("a", ONE_WITH_DEFAULTED_FIELD)).isEqualTo(2);
    }

    @Test
    void should_keep_a_deleted_schema_readable_until_it_is_deleted_for_good() throws Exception {
        register("a", ONE);
        register("a", ONE_WITH_DEFAULTED_FIELD);

        assertThat(delete("/subjects/a/versions/latest")).isEqualTo(tree("2"));
        assertThat(get("/subjects/a/versions")).isEqualTo(tree("[1]"));
        assertThat(get("/subjects/a/versions?deleted=true")).isEqualTo(tree("[1,2]"));
        assertThat(get("/subjects/a/versions?deletedOnly=true")).isEqualTo(tree("[2]"));
        assertThat(get("/schemas/ids/2").path("schema").asText()).isNotEmpty();
        assertThat(
                        post("/subjects/a?deleted=true", schema(ONE_WITH_DEFAULTED_FIELD))
                                .path("version"))
                .isEqualTo(tree("2"));

        assertThat(delete("/subjects/a")).isEqualTo(tree("[1]"));
        assertThat(get("/subjects")).isEqualTo(tree("[]"));
        assertThat(get("/subjects?deleted=true")).isEqualTo(tree("['a']"));
        // Registered again it is a new version, with the id it had.
        assertThat(register("a", ONE_WITH_DEFAULTED_FIELD)).isEqualTo(2);
        assertThat(get("/subjects/a/versions")).isEqualTo(tree("[3]"));

        delete("/subjects/a");
        assertThat(delete("/subjects/a?permanent=true")).isEqualTo(tree("[1,2,3]"));
        assertThat(call("GET", "/schemas/ids/1", null).statusCode()).isEqualTo(404);
        assertThat(get("/subjects?deleted=true")).isEqualTo(tree("[]"));
    }

    @Test
    void should_judge_compatibility_by_the_subjects_level_else_the_common_one() throws Exception {
        register("a", ONE);
        String required = schema(ONE_WITH_REQUIRED_FIELD);
        String path = "/compatibility/subjects/a/versions";

        assertThat(get("/config")).isEqualTo(tree("{'compatibilityLevel':'BACKWARD'}"));
        assertThat(post(path + "/latest", required)).isEqualTo(tree("{'is_compatible':false}"));
        assertThat(post(path + "?verbose=true", required).path("messages")).isNotEmpty();
        assertThat(post(path + "/latest?verbose=true", schema(ONE)))
                .isEqualTo(tree("{'is_compatible':true,'messages':[]}"));
        assertThat(post("/compatibility/subjects/none/versions/latest", required))
                .isEqualTo(tree("{'is_compatible':true}"));

        call("PUT", "/config/a", "{\"compatibility\":\"FORWARD\"}");
        assertThat(post(path + "/1", required)).isEqualTo(tree("{'is_compatible':true}"));
        assertThat(get("/config/b?defaultToGlobal=true"))
                .isEqualTo(tree("{'compatibilityLevel':'BACKWARD'}"));
        assertThat(delete("/config/a")).isEqualTo(tree("{'compatibilityLevel':'FORWARD'}"));
        assertThat(post(path + "/1", required)).isEqualTo(tree("{'is_compatible':false}"));

        call("PUT", "/config", "{\"compatibility\":\"NONE\"}");
        assertThat(register("a", ONE_WITH_REQUIRED_FIELD)).isEqualTo(2);
        assertThat(delete("/config")).isEqualTo(tree("{'compatibilityLevel':'NONE'}"));
        assertThat(get("/config")).isEqualTo(tree("{'compatibilityLevel':'BACKWARD'}"));
    }

    @Test
    void should_compare_with_all_versions_only_when_the_level_is_transitive() throws Exception {
        // The default of the second version is what makes the third readable by the second's
        // readers.
        String path = "/compatibility/subjects/a/versions";
        register("a", record("one", ",{\"name\":\"b\",\"type\":\"int\"}"));
        register("a", ONE);
        String again =
                schema(record("one", ",{\"name\":\"b\",\"type\":\"string\",\"default\":\"\"}"));

        assertThat(post(path, again)).isEqualTo(tree("{'is_compatible':true}"));
        call("PUT", "/config/a", "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
        assertThat(post(path, again)).isEqualTo(tree("{'is_compatible':false}"));
    }

    @Test
    void should_take_any_subject_when_it_is_encoded() throws Exception {
        String path = "/subjects/a%2Fb%20c%3F%C3%A9%25+d";

        assertThat(post(path + "/versions", schema(ONE))).isEqualTo(tree("{'id':1}"));
        assertThat(get("/subjects")).isEqualTo(tree("['a/b c?é%+d']"));
        assertThat(get(path + "/versions/1").path("subject").asText()).isEqualTo("a/b c?é%+d");
    }

    @Test
    void should_refuse_a_body_that_is_too_large() throws Exception {
        String large = schema("\"" + "x".repeat(2 << 20) + "\"");

        assertThat(call("POST", "/subjects/a/versions", large).statusCode()).isEqualTo(413);
        assertThat(register("a", ONE)).isEqualTo(1);
    }

    @Test
    void should_refuse_a_schema_that_is_nested_without_end() throws Exception {
        String deep =
                "{\"type\":\"array\",\"items\":".repeat(5_000) + "\"int\"" + "}".repeat(5_000);

        assertThat(call("POST", "/subjects/a/versions", schema(deep)).statusCode()).isEqualTo(422);
    }

    @Test
    void should_not_say_what_serves_it() throws Exception {
        assertThat(call("GET", "/", null).headers().map()).doesNotContainKey("server");
        assertThat(get("/")).isEqualTo(tree("{}"));
        assertThat(get("/schemas/types")).isEqualTo(tree("['AVRO']"));
        assertThat(get("/mode")).isEqualTo(tree("{'mode':'READWRITE'}"));
        assertThat(call("PUT", "/mode", "{\"mode\":\"READWRITE\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void should_give_each_schema_one_id_when_many_register_at_once() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls =
                    IntStream.range(0, 64)
                            .<Callable<Integer>>mapToObj(
                                    i ->
                                            () ->
                                                    register(
                                                            "subject-" + i % 16,
                                                            record("r" + i % 4, "")))
                            .toList();
            for (Future<Integer> id : pool.invokeAll(calls)) {
                assertThat(id.get()).isBetween(1, 4);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(get("/subjects")).hasSize(16);
        for (int id = 1; id <= 4; id++) {
            assertThat(get("/schemas/ids/" + id + "/subjects")).hasSize(4);
        }
    }

    @Test
    void should_keep_two_registries_in_one_process_apart() throws Exception {
        try (DevelopmentRegistry other = DevelopmentRegistry.start(null, 0)) {
            register("a", ONE);

            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(other.url() + "/subjects")).build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo("[]");
        }
        assertThat(get("/subjects")).isEqualTo(tree("['a']"));
    }

    @Test
    void should_name_the_port_when_it_is_taken() throws Exception {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            PortTakenException taken =
                    catchThrowableOfType(
                            PortTakenException.class,
                            () ->
                                    DevelopmentRegistry.start(
                                            folder.resolve("other"), held.getLocalPort()));
            assertThat(taken.port()).isEqualTo(held.getLocalPort());
        }
        // The failed start holds on to nothing.
        DevelopmentRegistry.start(folder.resolve("other"), 0).close();
    }

    @Test
    void should_refuse_a_folder_that_another_registry_uses_or_that_is_damaged() throws IOException {
        assertThatThrownBy(() -> DevelopmentRegistry.start(folder, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has this folder in use");
        registry.close();
        registry.close();
        Files.writeString(folder.resolve("schemas.json"), "{");
        assertThatThrownBy(() -> DevelopmentRegistry.start(folder, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("schemas.json is damaged");
    }

    private int register(String subject, String schema) throws Exception {
        return post("/subjects/" + subject + "/versions", schema(schema)).path("id").asInt();
    }

    private JsonNode get(String path) throws Exception {
        return ok(call("GET", path, null));
    }

    private JsonNode delete(String path) throws Exception {
        return ok(call("DELETE", path, null));
    }

    private JsonNode post(String path, String body) throws Exception {
        return ok(call("POST", path, body));
    }

    private JsonNode ok(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest.BodyPublisher publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(registry.url() + path))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .method(method, publisher)
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String schema(String text) throws IOException {
        return json.writeValueAsString(Map.of("schema", text));
    }

    private JsonNode tree(String text) throws IOException {
        return json.readTree(text.replace('\'', '"'));
    }

    private static String record(String name, String moreFields) {
        return "{\"type\":\"record\",\"name\":\""
                + name
                + "\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}"
                + moreFields
                + "]}";
    }
}
