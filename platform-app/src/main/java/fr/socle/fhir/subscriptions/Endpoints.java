package fr.socle.fhir.subscriptions;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where notifications may go. The platform calls an address that somebody else chose: it must not be led into its
/// own network.
@Component
class Endpoints {

    private final boolean local;

    Endpoints(@Value("${socle.subscriptions.local-endpoints:false}") boolean local) {
        this.local = local;
    }

    /// Asked at the registration and before each call, as a name may come to mean another address.
    boolean allow(URI endpoint) {
        if (endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            return false;
        }
        var secure = "https".equals(endpoint.getScheme());
        if (!secure && !"http".equals(endpoint.getScheme())) {
            return false;
        }
        try {
            var addresses = InetAddress.getAllByName(endpoint.getHost());
            if (local && Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress)) {
                return true;
            }
            return secure && Arrays.stream(addresses).noneMatch(Endpoints::isInside);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static boolean isInside(InetAddress address) {
        var uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
        return uniqueLocal
                || address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }
}
