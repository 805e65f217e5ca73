package org.newsmill.format.parse;

import org.newsmill.text.detect.StemOdds;
import org.newsmill.text.engine.TextEngine;

import java.util.List;
import java.util.Set;

/** What stands at the very beginning of a document, and decides its format. */
public sealed interface Root {

    /** Of which family the document is. */
    Family family();

    /**
     * An XML document's root element.
     *
     * @param namespace null if it has none
     * @param name without prefix
     * @param version the attribute of this name; null if it has none
     */
    record Xml(String namespace, String name, String version) implements Root {
        @Override
        public Family family() {
            return Family.XML;
        }
    }

    /**
     * An XML document whose root is none of news, but may hold some: SOAP's, or a vendor's own.
     *
     * @param inside the elements in it in the order of the document, as far as they begin in its
     *     first 64 KiB
     */
    record Envelope(List<Xml> inside) implements Root {
        public Envelope {
            inside = List.copyOf(inside);
        }

        @Override
        public Family family() {
            return Family.XML;
        }
    }

    /**
     * A web page, or a piece of one.
     *
     * @param whole whether it begins as a page does, and not with any element in it
     */
    record Html(boolean whole) implements Root {
        @Override
        public Family family() {
            return Family.HTML;
        }
    }

    /**
     * JSON.
     *
     * @param members names in the first object, as far as they stand in its first 64 KiB
     * @param array whether the document is an array
     */
    record Json(Set<String> members, boolean array) implements Root {
        public Json {
            members = Set.copyOf(members);
        }

        @Override
        public Family family() {
            return Family.JSON;
        }
    }

    /** A mail with its header lines. */
    record Mail() implements Root {
        @Override
        public Family family() {
            return Family.MAIL;
        }
    }

    /**
     * A record in Confluent's wire format, or what looks like one.
     *
     * @param schemaId as the bytes say it
     */
    record Avro(int schemaId) implements Root {
        @Override
        public Family family() {
            return Family.AVRO;
        }
    }

    /** Anything else. Not thread-safe: it remembers what was asked of it. */
    final class Text implements Root {
        private final String text;
        private final String content;
        private Boolean normalised;
        private Boolean stemmed;

        /**
         * @param text as decoded
         * @param content the same with its ends stripped; not null
         */
        public Text(String text, String content) {
            this.text = text;
            this.content = content;
        }

        @Override
        public Family family() {
            return Family.TEXT;
        }

        public String text() {
            return text;
        }

        /** Whether the content is what normalising would make of it. */
        public boolean isNormalised() {
            if (normalised == null) {
                normalised = TextEngine.isNormalised(content);
            }
            return normalised;
        }

        /** Whether the content, being normalised, looks as if it had been stemmed as well. */
        public boolean looksStemmed() {
            if (stemmed == null) {
                stemmed = StemOdds.shipped().looksStemmed(content);
            }
            return stemmed;
        }
    }
}
