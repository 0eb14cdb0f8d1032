package fr.socle.psc.proof;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Two addresses of one resource: scheme and host whatever their case, default ports, no query, no fragment
/// (<https://www.rfc-editor.org/rfc/rfc9449#section-4.3>, no. 9).
final class Target {

    private Target() {}

    static boolean same(String one, String other) {
        var first = plain(one);
        return first != null && first.equals(plain(other));
    }

    private static @Nullable String plain(String address) {
        try {
            var uri = new URI(address).normalize();
            if (uri.getHost() == null || uri.getRawUserInfo() != null) {
                return null;
            }
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            var standard = "https".equals(scheme) ? 443 : 80;
            var port = uri.getPort() < 0 ? standard : uri.getPort();
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port + path;
        } catch (URISyntaxException none) {
            return null;
        }
    }
}
