package fr.socle.directory.terminology.fhir;

import fr.socle.kernel.imports.ImportRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The text of one file of codes: UTF-8, whole, JSON or XML.
record TermsText(String value) {

    private static final JsonMapper JSON = new JsonMapper();

    static TermsText read(InputStream in) throws IOException {
        var bytes = ByteBuffer.wrap(in.readAllBytes());
        var chars = CharBuffer.allocate(bytes.remaining());
        var decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
        chars.flip();
        if (decoded.isError() || chars.chars().anyMatch(it -> it == 0)) {
            throw new ImportRefusal.Unreadable(lines(chars), "it is not UTF-8").asException();
        }
        var text = chars.toString();
        var bare = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        if (bare.isEmpty()) {
            throw new ImportRefusal.Empty().asException();
        }
        requireWhole(bare, lines(chars));
        return new TermsText(bare);
    }

    boolean isJson() {
        return value.startsWith("{");
    }

    private static void requireWhole(String text, long lines) {
        if (!text.startsWith("{")) {
            if (!text.endsWith(">")) {
                throw new ImportRefusal.Truncated(lines, "the XML ends inside an element").asException();
            }
            return;
        }
        try {
            JSON.readTree(text);
        } catch (JacksonException broken) {
            if (!text.endsWith("}")) {
                throw new ImportRefusal.Truncated(lines, "the JSON ends before its end").asException();
            }
            var where = broken.getLocation();
            throw new ImportRefusal.Unreadable(where == null ? 1 : where.getLineNr(), "the JSON breaks there")
                    .asException();
        }
    }

    private static long lines(CharSequence text) {
        return 1 + text.chars().filter(it -> it == '\n').count();
    }
}
