package fr.socle.directory.fhir.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A searchset bundle around resources that are written already (<https://hl7.org/fhir/R4/bundle.html>).
final class SearchsetJson {

    private static final String DISTANCE = "http://hl7.org/fhir/StructureDefinition/location-distance";

    /// Bytes, about: what stands around a resource.
    private static final int AROUND = 512;

    private SearchsetJson() {}

    static byte[] of(String base, String type, Asking asking, Found found) {
        var out = new ByteArrayOutputStream(size(found));
        var head = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"searchset\"");
        if (found.total() != null) {
            head.append(",\"total\":").append(found.total());
        }
        var address = base + "/" + type;
        head.append(",\"link\":[");
        link(head, "self", address + query(asking.parameters(), asking.place()));
        if (found.next() != null || found.previous() != null) {
            head.append(',');
            link(head, "first", address + query(asking.parameters(), null));
        }
        if (found.previous() != null) {
            head.append(',');
            link(head, "prev", address + query(asking.parameters(), found.previous()));
        }
        if (found.next() != null) {
            head.append(',');
            link(head, "next", address + query(asking.parameters(), found.next()));
        }
        write(out, head.append(']').toString());
        var first = true;
        for (var entry : found.matches()) {
            entry(out, base, entry, first ? ",\"entry\":[" : ",", "match");
            first = false;
        }
        for (var entry : found.included()) {
            entry(out, base, entry, first ? ",\"entry\":[" : ",", "include");
            first = false;
        }
        write(out, first ? "}" : "]}");
        return out.toByteArray();
    }

    private static int size(Found found) {
        return Stream.concat(found.matches().stream(), found.included().stream())
                        .mapToInt(it -> it.json().length + AROUND)
                        .sum()
                + 4 * AROUND;
    }

    private static void entry(ByteArrayOutputStream out, String base, Entry entry, String before, String mode) {
        write(out, before + "{\"fullUrl\":\"" + base + "/" + entry.type() + "/" + entry.id() + "\",\"resource\":");
        out.writeBytes(entry.json());
        var metres = entry.metres();
        var distance = metres == null
                ? ""
                : "\"extension\":[{\"url\":\"" + DISTANCE + "\",\"valueDistance\":{\"value\":"
                        + String.format(Locale.ROOT, "%.3f", metres / 1_000)
                        + ",\"unit\":\"km\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"km\"}}],";
        write(out, ",\"search\":{" + distance + "\"mode\":\"" + mode + "\"}}");
    }

    /// What is percent-encoded needs no escape in JSON.
    private static void link(StringBuilder into, String relation, String url) {
        into.append("{\"relation\":\"")
                .append(relation)
                .append("\",\"url\":\"")
                .append(url)
                .append("\"}");
    }

    private static String query(Map<String, String[]> parameters, @Nullable String place) {
        var asked = parameters.entrySet().stream()
                .filter(it -> !it.getKey().equals(Asking.CURSOR))
                .flatMap(it -> Arrays.stream(it.getValue()).map(value -> pair(it.getKey(), value)));
        var marked = place == null ? Stream.<String>empty() : Stream.of(pair(Asking.CURSOR, place));
        var query = Stream.concat(asked, marked).collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
