package fr.socle.directory.offer.load;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Looks into a FHIR resource without its model: the file may be large, and what we need of it is little.
record Node(JsonNode json) {

    /// A mandatory element is missing or cannot be read: the record is not exposed (RG_EXP_002).
    static final class Incomplete extends RuntimeException {
        Incomplete(String element) {
            super(element, null, false, false);
        }
    }

    @Nullable
    String text(String name) {
        var value = json.path(name);
        return value.isString() && !value.asString().isBlank()
                ? value.asString().strip()
                : null;
    }

    String required(String name) {
        var value = text(name);
        if (value == null) {
            throw new Incomplete(name);
        }
        return value;
    }

    Node child(String name) {
        return new Node(json.path(name));
    }

    Stream<Node> all(String name) {
        var values = new ArrayList<Node>();
        json.path(name).forEach(it -> values.add(new Node(it)));
        return values.stream();
    }

    Stream<Node> extensions(String shortName) {
        return all("extension").filter(it -> {
            var url = it.text("url");
            return url != null && (url.equals(shortName) || url.endsWith("/" + shortName));
        });
    }

    /// The code of a CodeableConcept, a Coding or a code, under `value[x]` or here.
    @Nullable
    String code() {
        for (var name : List.of("valueCodeableConcept", "valueCoding", "valueCode", "valueString")) {
            var value = json.path(name);
            if (value.isString()) {
                return value.asString();
            }
            if (value.isObject()) {
                return new Node(value).ownCode();
            }
        }
        return ownCode();
    }

    private @Nullable String ownCode() {
        var coding = json.path("coding").path(0).path("code");
        var code = coding.isString() ? coding : json.path("code");
        return code.isString() ? code.asString() : text("text");
    }

    @Nullable
    String extensionCode(String shortName) {
        return extensions(shortName)
                .map(Node::code)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    String requiredExtensionCode(String shortName) {
        var code = extensionCode(shortName);
        if (code == null) {
            throw new Incomplete(shortName);
        }
        return code;
    }

    List<String> codes(String name) {
        return all(name).map(Node::code).filter(Objects::nonNull).toList();
    }

    @Nullable
    LocalDate day(String shortName) {
        return extensions(shortName)
                .map(it -> it.text("valueDate"))
                .filter(Objects::nonNull)
                .map(LocalDate::parse)
                .findFirst()
                .orElse(null);
    }

    static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    /// The id at the end of a reference.
    @Nullable
    String reference() {
        var reference = text("reference");
        return reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }
}
