package org.newsmill.settings;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where the schema registry is: URLs separated by commas, each of which can be one. Immutable. */
public final class RegistryUrls {

    static final String MOCK = "mock://";
    private static final int LAST_PORT = 65_535;
    private static final Pattern SECRETS = Pattern.compile("://[^/,\\s]*@");

    private final List<String> urls;

    private RegistryUrls(List<String> urls) {
        this.urls = urls;
    }

    /**
     * @throws IllegalArgumentException for what cannot be a registry's URL, with why; no secret is
     *     told
     */
    public static RegistryUrls of(String setting) {
        List<String> urls = new ArrayList<>();
        for (String each : setting.split(",", -1)) {
            String url = each.strip();
            String fault = fault(url);
            if (fault != null) {
                throw new IllegalArgumentException(afterSecrets(setting) + ": " + fault);
            }
            urls.add(url);
        }
        if (urls.size() > 1 && urls.stream().anyMatch(url -> url.startsWith(MOCK))) {
            throw new IllegalArgumentException(setting + ": a mock:// URL has to be alone");
        }
        return new RegistryUrls(List.copyOf(urls));
    }

    private static String fault(String text) {
        if (text.isEmpty()) {
            return "a URL is missing, before or after a comma";
        }
        if (text.startsWith(MOCK)) {
            return null;
        }
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            return "it has to begin with http:// or https://, as http://localhost:8081 does";
        }
        if (text.chars().anyMatch(c -> c <= ' ')) {
            return "it holds a space";
        }
        try {
            URL url = new URL(text);
            if (url.getHost().isEmpty()) {
                return "it has no host";
            }
            if (url.getPort() > LAST_PORT) {
                return "its port is over " + LAST_PORT;
            }
            if (url.getQuery() != null || url.getRef() != null) {
                return "it holds '?' or '#'" + hint(text);
            }
            return null;
        } catch (MalformedURLException impossible) {
            return "its port is not a number" + hint(text);
        }
    }

    private static String hint(String text) {
        return text.indexOf('@') < 0
                ? ""
                : "; in a password, '/', '?', '#' and '@' are written %2F, %3F, %23 and %40";
    }

    /** What is not a URL may hold a password anywhere before its last @. */
    private static String afterSecrets(String setting) {
        int at = setting.lastIndexOf('@');
        return at < 0 ? setting : "…" + setting.substring(at);
    }

    /** Text with URLs in it, as it may be shown: user and password are left out. */
    public static String withoutSecrets(String text) {
        return SECRETS.matcher(text).replaceAll("://");
    }

    int count() {
        return urls.size();
    }

    boolean holdCredentials() {
        return urls.stream().anyMatch(url -> SECRETS.matcher(url).find());
    }

    /** As it may be shown. */
    @Override
    public String toString() {
        return withoutSecrets(String.join(",", urls));
    }
}
