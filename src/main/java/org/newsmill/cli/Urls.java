package org.newsmill.cli;

/** URLs as they may be shown. */
final class Urls {

    private Urls() {}

    /**
     * User and password, which may stand before the host, are left out; several URLs are separated
     * by commas.
     */
    static String withoutSecrets(String urls) {
        return urls.replaceAll("://[^/,]*@", "://");
    }
}
