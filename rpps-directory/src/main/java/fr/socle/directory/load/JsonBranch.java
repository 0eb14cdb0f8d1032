package fr.socle.directory.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One object out of a long file, its names in small letters: published files and their schema differ in case. What
/// nobody here reads is skipped while reading.
///
/// @param fields texts, branches, and lists of either
record JsonBranch(Map<String, Object> fields) {

    private static final Set<String> SKIPPED = Set.of("evenement", "engagement", "metadonneeid", "rolesege");

    /// @param json at the first brace of the object; stands at the last one afterwards
    static JsonBranch read(JsonParser json) {
        var fields = new HashMap<String, Object>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName().toLowerCase(Locale.ROOT).replace("_", "");
            var token = json.nextToken();
            if (SKIPPED.contains(name)) {
                json.skipChildren();
            } else {
                var value = value(json, token);
                if (value != null) {
                    fields.put(name, value);
                }
            }
        }
        return new JsonBranch(fields);
    }

    private static @Nullable Object value(JsonParser json, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> read(json);
            case START_ARRAY -> list(json);
            case VALUE_NULL -> null;
            default -> json.getString();
        };
    }

    private static List<Object> list(JsonParser json) {
        var all = new ArrayList<>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            var value = value(json, token);
            if (value != null) {
                all.add(value);
            }
        }
        return all;
    }

    /// A text, or the `code` of a coding.
    @Nullable
    String text(String name) {
        var value = fields.get(name);
        if (value instanceof JsonBranch coding) {
            return coding.text("code");
        }
        if (!(value instanceof String text)) {
            return null;
        }
        var bare = text.strip();
        return bare.isEmpty() ? null : bare;
    }

    String text(String name, String otherwise) {
        var text = text(name);
        return text == null ? otherwise : text;
    }

    JsonBranch branch(String name) {
        return fields.get(name) instanceof JsonBranch branch ? branch : new JsonBranch(Map.of());
    }

    /// The objects of a list; a lone object counts as a list of one.
    List<JsonBranch> branches(String name) {
        var value = fields.get(name);
        if (value instanceof JsonBranch one) {
            return List.of(one);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .filter(JsonBranch.class::isInstance)
                        .map(JsonBranch.class::cast)
                        .toList()
                : List.of();
    }
}
