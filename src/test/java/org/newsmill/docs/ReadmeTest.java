package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** README is read by those who have a minute. */
class ReadmeTest {

    private static final int MOST_LINES = 150;

    private final Page readme = Page.read("README.md");

    @Test
    void is_short() {
        assertThat(readme.text().lines()).hasSizeLessThan(MOST_LINES);
    }

    @Test
    void leads_to_every_page_of_the_reference() {
        assertThat(readme.relativeLinks())
                .contains(
                        "docs/reference/topics.md",
                        "docs/reference/headers.md",
                        "docs/reference/fields.md",
                        "docs/reference/reasons.md",
                        "docs/reference/settings.md",
                        "docs/reference/metrics.md",
                        "docs/reference/formats.md");
    }
}
