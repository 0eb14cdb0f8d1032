package fr.socle.mssante;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A message to a citizen that nobody reads the answers of, before it is sealed into MIME.
///
/// @param senderLabel the name the citizen sees
/// @param senderAddress an address of this operator
record Letter(MessageId id, String subject, String text, String senderLabel, String senderAddress, Instant sentAt) {

    private static final Session NO_TRANSPORT = Session.getInstance(new Properties());
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    Letter {
        if (CONTROL.matcher(subject).find() || CONTROL.matcher(senderLabel).find()) {
            throw new IllegalArgumentException("A subject and a sender are one line each");
        }
    }

    /// RFC 5322 with the headers of the trust space. There is no `To`: it is added by whoever takes the message out
    /// of the mailbox. `X-MSS-INS` says no, because the body carries no identity traits; `X-MSS-MES: FIN` tells the
    /// reader that no answer is expected.
    byte[] sealed(MssanteSettings settings) {
        var bytes = new ByteArrayOutputStream();
        try {
            var mail = new Numbered(id + "@" + settings.domain());
            mail.setFrom(new InternetAddress(senderAddress, senderLabel, UTF_8));
            mail.setSubject(subject, UTF_8);
            mail.setSentDate(Date.from(sentAt));
            mail.setText(text.lines().collect(Collectors.joining("\r\n")) + "\r\n", UTF_8);
            mail.setHeader("Content-Language", "fr");
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("X-MSS-NIL", settings.softwareReference());
            mail.setHeader("X-MSS-INS", "N");
            mail.setHeader("X-MSS-MES", "FIN");
            mail.writeTo(bytes);
        } catch (MessagingException impossible) {
            throw new IllegalStateException("A message could not be written", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Carries our number as its `Message-ID`.
    private static final class Numbered extends MimeMessage {

        private final String number;

        Numbered(String number) {
            super(NO_TRANSPORT);
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + number + ">");
        }
    }
}
