package org.newsmill.format;

import org.newsmill.article.Faults;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.TextForm;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Envelope;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.Ordinals;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.TextDecoder;
import org.newsmill.format.parse.UnreadableException;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way in: an event's bytes and headers to its articles or rejections. Thread-safe.
 *
 * <p>In two steps, so that a topology can branch between them: {@link #open} finds the event's
 * format, {@link OpenedEvent#outcomes()} parses it.
 */
public final class EventReader {

    private final List<Format> formats;
    private final Map<Format, Parser> parsers = new IdentityHashMap<>();
    private final Sniffer sniffer;
    private final TextDecoder decoder;
    private final ReadSettings settings;

    /** A reader of all formats that there are. */
    public EventReader(ReadSettings settings) {
        this(Formats.ALL, settings);
    }

    /**
     * @param formats of a family, the first that claims a document has it
     */
    public EventReader(List<Format> formats, ReadSettings settings) {
        this.formats = List.copyOf(formats);
        this.sniffer = new Sniffer(formats, settings.envelopes());
        this.decoder = new TextDecoder(settings.charset());
        this.settings = settings;
        formats.forEach(format -> parsers.put(format, format.parser().apply(settings)));
    }

    /** The formats this reader knows. */
    public List<Format> formats() {
        return formats;
    }

    /**
     * Finds an event's format. Whatever is wrong with the event comes back as its rejection.
     *
     * @param event the bytes; may be null or empty
     * @param hints what its headers say
     */
    public OpenedEvent open(byte[] event, Hints hints) {
        try {
            return read(event, hints);
        } catch (UnreadableException unreadable) {
            return rejected(event, unreadable.rejection());
        } catch (Exception | StackOverflowError | OutOfMemoryError unforeseen) {
            Faults.rethrow(unforeseen, event);
            return rejected(event, Rejection.failed(unforeseen));
        }
    }

    /** An event that is rejected before it is opened, for a fault outside its bytes. */
    public OpenedEvent rejected(byte[] event, Rejection rejection) {
        return new OpenedEvent(event, rejection);
    }

    /** An event that was not even read, for its length in bytes. */
    public OpenedEvent tooLarge(long bytes) {
        return rejected(null, Rejection.of(Reason.TOO_LARGE, tooLargeMessage(bytes)));
    }

    private OpenedEvent read(byte[] event, Hints hints) throws UnreadableException {
        if (event == null || event.length == 0) {
            throw new UnreadableException(Reason.EMPTY, "the event has no bytes");
        }
        if (event.length > settings.maxEventBytes()) {
            throw new UnreadableException(Reason.TOO_LARGE, tooLargeMessage(event.length));
        }
        Document document = new Document(event, hints, decoder);
        Format format = sniffer.format(document);
        Parser parser = parsers.get(format);
        return parser instanceof Envelope envelope
                ? opened(event, format, envelope.open(document))
                : opened(event, document, format, format.form(), parser);
    }

    /** What is inside is found as if it were an event, and keeps the envelope's format. */
    private OpenedEvent opened(byte[] event, Format envelope, Envelope.Content content)
            throws UnreadableException {
        Document inside = new Document(content.bytes(), content.hints(), decoder);
        try {
            Format format = sniffer.format(inside);
            Parser parser = parsers.get(format);
            if (parser instanceof Envelope) {
                throw new UnreadableException(
                        Reason.MALFORMED, "an envelope in an envelope is not opened");
            }
            return opened(event, inside, envelope, format.form(), parser);
        } catch (UnreadableException unreadable) {
            // A place in the content is none in the event.
            throw new UnreadableException(
                    unreadable.rejection().reason(),
                    "inside the " + envelope.name() + ": " + unreadable.getMessage());
        }
    }

    private OpenedEvent opened(
            byte[] event, Document document, Format format, TextForm form, Parser parser)
            throws UnreadableException {
        return new OpenedEvent(
                event,
                document,
                format,
                form,
                parser,
                Ordinals.of(document.hints().get(NewsHeader.ONLY_ORDINAL)),
                settings.maxArticles());
    }

    private String tooLargeMessage(long bytes) {
        return "the event has "
                + bytes
                + " bytes, more than max.event.bytes="
                + settings.maxEventBytes();
    }
}
