package fr.socle.identity.pam;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.socle.kernel.Caller;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// PAM over MLLP: a vertical tab, the message, a file separator and a carriage return. Off unless a port is set; a port
/// that is taken is said and stops nothing. Inside TLS the certificate of the sender says which structure it is,
// elsewhere
/// its address.
@Component
class MllpServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MllpServer.class);
    private static final int START = 0x0b;
    private static final int END = 0x1c;
    private static final int LONGEST = 1 << 20;
    private static final int SILENCE = 300_000;
    private static final int WAITING = 50;

    private final PamSettings settings;
    private final MllpSenders senders;
    private final PamDoor door;
    private final ObjectProvider<SslBundles> bundles;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<ServerSocket> servers = new CopyOnWriteArrayList<>();

    MllpServer(PamSettings settings, MllpSenders senders, PamDoor door, ObjectProvider<SslBundles> bundles) {
        this.settings = settings;
        this.senders = senders;
        this.door = door;
        this.bundles = bundles;
    }

    @Override
    public void start() {
        var tls = settings.tls();
        listen(
                "MLLP",
                settings.port(),
                port -> new ServerSocket(port, WAITING, InetAddress.getByName(settings.address())));
        listen("MLLP in TLS", tls.port(), port -> secured(port, tls));
    }

    private void listen(String what, @Nullable Integer port, Listening listening) {
        if (port == null || port < 0) {
            return;
        }
        try {
            var server = listening.on(port);
            servers.add(server);
            Thread.ofVirtual().name("mllp").start(() -> accept(server));
            log.info("PAM messages are taken by {} on port {}", what, server.getLocalPort());
        } catch (IOException taken) {
            log.warn("No PAM message is taken by {}: port {} is not free ({})", what, port, taken.getMessage());
        }
    }

    /// Without a certificate of an authority in the bundle there is no handshake.
    private ServerSocket secured(int port, PamSettings.Tls tls) throws IOException {
        var server = (SSLServerSocket) bundles.getObject()
                .getBundle(tls.bundle())
                .createSslContext()
                .getServerSocketFactory()
                .createServerSocket(port, WAITING, InetAddress.getByName(tls.address()));
        server.setNeedClientAuth(true);
        server.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return server;
    }

    /// @return the ports listened on: the open one, then the one in TLS, as far as they are
    List<Integer> ports() {
        return servers.stream().map(ServerSocket::getLocalPort).toList();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().name("mllp-sender").start(() -> serve(socket));
            } catch (IOException closed) {
                log.debug("MLLP stops listening", closed);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedInputStream(socket.getInputStream())) {
            socket.setSoTimeout(SILENCE);
            var caller = senders.of(socket);
            for (var message = next(in); message != null; message = next(in)) {
                answer(socket.getOutputStream(), caller, message);
            }
        } catch (IOException ended) {
            log.debug("A sender of PAM messages went away", ended);
        } finally {
            open.remove(socket);
        }
    }

    private void answer(OutputStream out, Optional<Caller> caller, byte[] message) throws IOException {
        var answer = message.length > LONGEST
                ? door.rejection(PamRefusal.TOO_LONG)
                : caller.isEmpty()
                        ? door.rejection(PamRefusal.UNKNOWN_SENDER)
                        : door.answer(caller.get(), new String(message, UTF_8));
        var frame = new ByteArrayOutputStream();
        frame.write(START);
        frame.writeBytes(answer.text().getBytes(UTF_8));
        frame.write(END);
        frame.write('\r');
        out.write(frame.toByteArray());
        out.flush();
    }

    /// The next message, without its frame; one byte too many when it is too long; null when the sender has left.
    private static byte @Nullable [] next(InputStream in) throws IOException {
        int read;
        do {
            read = in.read();
            if (read < 0) {
                return null;
            }
        } while (read != START);
        var message = new ByteArrayOutputStream();
        while ((read = in.read()) != END) {
            if (read < 0) {
                return null;
            }
            if (message.size() <= LONGEST) {
                message.write(read);
            }
        }
        return message.toByteArray();
    }

    @Override
    public void stop() {
        try {
            for (var server : servers) {
                server.close();
            }
            servers.clear();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException late) {
            log.debug("MLLP did not close cleanly", late);
        }
    }

    @Override
    public boolean isRunning() {
        return !servers.isEmpty();
    }

    @FunctionalInterface
    private interface Listening {
        ServerSocket on(int port) throws IOException;
    }
}
