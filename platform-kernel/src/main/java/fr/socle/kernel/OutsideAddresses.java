package fr.socle.kernel;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Where the platform may call when somebody else chose the address (notifications, ends of sessions, published keys):
/// it must not be led into its own network.
///
/// @param local whether this machine itself may be called too, and without TLS: for the sandbox
public record OutsideAddresses(boolean local) {

    /// The setting behind [#local].
    public static final String SETTING = "${socle.outgoing.this-machine:false}";

    /// To be asked when the address is registered and before each call, as a name may come to mean another address.
    public boolean allow(URI endpoint) {
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
            return secure && Arrays.stream(addresses).noneMatch(OutsideAddresses::isInside);
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
