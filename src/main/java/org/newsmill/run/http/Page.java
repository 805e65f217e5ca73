package org.newsmill.run.http;

/** One thing that can be asked of a running processor by GET. Asked from any thread. */
public interface Page {

    /** Where it is, with a slash before it. */
    String path();

    /** What is answered now. */
    Answer answer();

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param type the content's media type
     * @param text the content
     */
    record Answer(int status, String type, String text) {}
}
