package fr.socle.psc.registration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Which addresses of a program we lead a browser to, or call (<https://www.rfc-editor.org/rfc/rfc9700#section-2.1>).
final class Addresses {

    private static final int LONGEST = 500;
    private static final int MOST = 10;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern PLAIN = Pattern.compile("[!-~&&[^*\\\\\"<>^`{|}]]+");
    private static final Pattern DOTS = Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|$)");

    private Addresses() {}

    static void checkRedirects(List<String> all) {
        if (all.size() > MOST) {
            throw new RegistrationRefusal.BadRedirect("more than " + MOST).asException();
        }
        for (var address : all) {
            if (!isSafe(address)) {
                throw new RegistrationRefusal.BadRedirect(shown(address)).asException();
            }
        }
    }

    /// Exactly as typed it must be what a browser would go to: nothing to be normalised, nothing to be misread.
    static boolean isSafe(String address) {
        if (address.length() > LONGEST || !PLAIN.matcher(address).matches()) {
            return false;
        }
        try {
            var uri = new URI(address);
            var path = uri.getRawPath();
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && path != null
                    && !DOTS.matcher(path).find()
                    && isHttps(uri);
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static boolean isHttps(URI uri) {
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    }

    private static String shown(String address) {
        var start = address.length() > 80 ? address.substring(0, 80) + "…" : address;
        return start.replaceAll("[^ -~]", "?");
    }
}
