package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the pages point to exists, and the files they show are shown as they are. */
class PagesTest {

    @Test
    void every_link_within_the_repository_leads_somewhere() throws Exception {
        List<String> broken = new ArrayList<>();
        for (Page page : Page.all()) {
            for (String link : page.relativeLinks()) {
                if (!leadsSomewhere(page, link)) {
                    broken.add(page.path() + ": " + link);
                }
            }
        }

        assertThat(broken).as("links that lead nowhere").isEmpty();
    }

    @Test
    void every_file_is_shown_as_it_is() throws Exception {
        for (Page page : Page.all()) {
            String current = page.text();
            for (Page.Example example : page.examples()) {
                String shown = shown(Path.of(example.file()));
                if (Boolean.getBoolean("docs.update")) {
                    String before = "<!-- " + example.file() + " -->\n```";
                    current =
                            current.replace(
                                    block(before, current, example.shown()),
                                    block(before, current, shown));
                } else {
                    assertThat(example.shown())
                            .as(
                                    page.path()
                                            + " does not show "
                                            + example.file()
                                            + " as it is. Run 'mvn test -Dtest=PagesTest"
                                            + " -Ddocs.update=true'")
                            .isEqualTo(shown);
                }
            }
            if (!current.equals(page.text())) {
                Files.writeString(page.path(), current);
            }
        }
    }

    /** The opening of a block, with its language, and its contents. */
    private static String block(String before, String page, String contents) {
        int start = page.indexOf(before);
        int line = page.indexOf('\n', start + before.length());
        return page.substring(start, line + 1) + contents + "```";
    }

    /** A file's contents; of a shell script what stands behind the comments at its top. */
    private static String shown(Path file) throws Exception {
        String contents = Files.readString(file);
        return file.toString().endsWith(".sh")
                ? contents.replaceFirst("\\A(#.*\\n|\\n)+", "")
                : contents;
    }

    private static boolean leadsSomewhere(Page page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0
                || Page.read(target.toString()).anchors().contains(link.substring(hash + 1));
    }
}
