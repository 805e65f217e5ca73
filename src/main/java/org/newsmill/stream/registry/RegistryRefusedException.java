package org.newsmill.stream.registry;

import org.newsmill.article.Outage;

/**
 * Our schema and the registry's do not go together: an error of the deployment that no retry ends,
 * so the processor stops and says so. Nothing is committed meanwhile.
 */
public final class RegistryRefusedException extends Outage {

    private static final long serialVersionUID = 1L;

    /**
     * @param urls the registry's, as they may be shown
     * @param refusal what does not go together, as a sentence without its full stop
     */
    RegistryRefusedException(String urls, String refusal, Throwable cause) {
        super(
                refusal
                        + "; the processor stops, nothing is lost (schema registry at "
                        + urls
                        + ")",
                cause);
    }
}
