package fr.socle.identity.pam;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// PAM over MLLP: a vertical tab, the message, a file separator and a carriage return. Off unless a port is set; a port
/// that is taken is said and stops nothing. The address of the sender says which structure it is.
@Component
class MllpServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MllpServer.class);
    private static final int START = 0x0b;
    private static final int END = 0x1c;
    private static final int LONGEST = 1 << 20;
    private static final int SILENCE = 300_000;

    private final PamSettings settings;
    private final PamDoor door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket server;

    MllpServer(PamSettings settings, PamDoor door) {
        this.settings = settings;
        this.door = door;
    }

    @Override
    public void start() {
        var port = settings.port();
        if (port == null || port < 0) {
            return;
        }
        try {
            var listening = new ServerSocket(port, 50, InetAddress.getByName(settings.address()));
            server = listening;
            Thread.ofVirtual().name("mllp").start(() -> accept(listening));
            log.info("PAM messages are taken by MLLP on port {}", listening.getLocalPort());
        } catch (IOException taken) {
            log.warn("No PAM message is taken by MLLP: port {} is not free ({})", port, taken.getMessage());
        }
    }

    /// @return the port listened on, when one is
    Optional<Integer> port() {
        return Optional.ofNullable(server).map(ServerSocket::getLocalPort);
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
            var from = socket.getInetAddress().getHostAddress();
            for (var message = next(in); message != null; message = next(in)) {
                answer(socket.getOutputStream(), from, message);
            }
        } catch (IOException ended) {
            log.debug("A sender of PAM messages went away", ended);
        } finally {
            open.remove(socket);
        }
    }

    private void answer(OutputStream out, String from, byte[] message) throws IOException {
        var caller = caller(from);
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

    private Optional<Caller> caller(String from) {
        return Optional.ofNullable(settings.senders().get(from))
                .map(finess ->
                        new Caller.Software("pam-" + finess, "PAM " + finess, new FinessNumber(finess), Set.of()));
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
        var listening = server;
        server = null;
        try {
            if (listening != null) {
                listening.close();
            }
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException late) {
            log.debug("MLLP did not close cleanly", late);
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
