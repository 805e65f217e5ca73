package org.newsmill.format;

import org.newsmill.article.Reason;

import java.util.List;

/**
 * Tells a document's format. The header {@code news-format} decides where there is one; else the
 * first format in the list that recognises the text:
 *
 * <ol>
 *   <li>TAGGED: it holds a marker such as {@code T-E-X-T-S-T-A-R-T.} (false positive: prose about
 *       that format);
 *   <li>NORMALISED: normalising would not change it, and its words look like words (false positive:
 *       a plain text of a few lower-case words without punctuation, which comes to the same record
 *       but for the format);
 *   <li>STEMMED: normalising would not change it, and its words look like stems (false positives
 *       and negatives: texts of few words, see docs/detection.md);
 *   <li>PLAIN: anything else.
 * </ol>
 *
 * Thread-safe.
 */
public final class FormatDetector {

    private final List<Format> formats;

    public FormatDetector(List<Format> formats) {
        this.formats = List.copyOf(formats);
    }

    Format detect(Document document) throws UnreadableException {
        String named = document.hints().format();
        for (Format format : formats) {
            if (named == null
                    ? format.recognises(document)
                    : format.name().name().equalsIgnoreCase(named)) {
                return format;
            }
        }
        throw new UnreadableException(
                Reason.MALFORMED,
                named == null
                        ? "no format recognises the document; known are " + Formats.names(formats)
                        : "the header "
                                + Hints.FORMAT
                                + " names '"
                                + named
                                + "', which is no format; known are "
                                + Formats.names(formats));
    }
}
