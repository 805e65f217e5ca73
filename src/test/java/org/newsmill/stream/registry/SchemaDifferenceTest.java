package org.newsmill.stream.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDifferenceTest {

    private static final String OURS =
            "{'type':'record','name':'A','namespace':'n','fields':["
                    + "{'name':'a','type':{'type':'string','avro.java.string':'String'}},"
                    + "{'name':'b','type':['null','int'],'default':null,'doc':'B.'}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'doc':'B.' | 'doc':'C.' | one difference: /fields/b/doc is 'C.' there and 'B.'"
                        + " in ours",
                "'doc':'B.' | 'x':'y','doc':'B.' | one difference: /fields/b/x is there and not in"
                        + " ours",
                ",'doc':'B.' | ~~ | one difference: /fields/b/doc is missing there",
                "'name':'b' | 'name':'c' | 2 differences, the first: /fields/b is missing there",
                "['null','int'] | ['null','long'] | one difference: /fields/b/type/1 is 'long'"
                        + " there and 'int' in ours",
                "'namespace':'n', | ~~ | one difference: /namespace is missing there",
                "'type':{'type':'string','avro.java.string':'String'} | 'type':'string' | no"
                        + " difference that its text would show"
            })
    void says_what_differs_first(String ours, String theirs, String words) {
        assertThat(between(OURS, OURS.replace(ours, theirs == null ? "" : theirs)).inWords())
                .isEqualTo(words.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void what_only_java_reads_counts_if_it_is_registered(boolean without, int count) {
        Schema theirs = schema(OURS.replace(",'avro.java.string':'String'", ""));

        assertThat(SchemaDifference.between(schema(OURS), theirs, without).count())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"a, b", "b, a"})
    void fields_in_another_order_differ(String first, String second) {
        String fields = "{'type':'record','name':'A','fields':[";
        String theirs = fields + field(first) + "," + field(second) + "]}";

        assertThat(between(fields + field("a") + "," + field("b") + "]}", theirs).inWords())
                .isEqualTo(
                        first.equals("a")
                                ? "no difference that its text would show"
                                : "one difference: /fields: in another order");
    }

    private static String field(String name) {
        return "{'name':'" + name + "','type':'int'}";
    }

    private static SchemaDifference between(String ours, String theirs) {
        return SchemaDifference.between(schema(ours), schema(theirs), true);
    }

    private static Schema schema(String text) {
        return new Schema.Parser().parse(text.replace('\'', '"'));
    }
}
