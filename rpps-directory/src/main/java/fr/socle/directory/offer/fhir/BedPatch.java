package fr.socle.directory.offer.fhir;

import fr.socle.directory.beds.BedRefusal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/// FHIRPath Patch (<https://hl7.org/fhir/R4/fhirpatch.html>) for what may change in a Location here: its
/// capacity rows.
///
/// Paths are steps from `Location`: `extension`, `extension('url')`, `where(url='…')`,
/// `where(extension('part').value… code='…')`, `[n]`, `value`. Anything else is refused.
final class BedPatch {

    private static final Pattern STEP = Pattern.compile(
            "\\.?(?:(?<extension>extension)(?:\\('(?<short>[^']+)'\\))?|where\\(url\\s*=\\s*'(?<url>[^']+)'\\)"
                    + "|where\\(extension(?:\\('(?<part>[^']+)'\\)|\\.where\\(url\\s*=\\s*'(?<part2>[^']+)'\\))"
                    + "\\.value(?:\\.coding)?(?:\\.code)?\\s*=\\s*'(?<code>[^']+)'\\)"
                    + "|(?<first>first\\(\\))|(?<value>value(?:Integer|CodeableConcept|DateTime|String|Code)?))"
                    + "|\\[(?<index>\\d+)\\]");

    private BedPatch() {}

    static void apply(Parameters patch, Location to) {
        if (patch.getParameter().isEmpty()) {
            throw new BedRefusal.Uncountable("The patch holds no operation.").asException();
        }
        for (var operation : patch.getParameter()) {
            var type = text(operation, "type");
            var path = text(operation, "path");
            if (!"operation".equals(operation.getName()) || type == null || path == null) {
                throw unreadable();
            }
            switch (type) {
                case "replace" -> replace(only(find(to, path)), operation);
                case "delete" -> delete(to, only(find(to, path)));
                case "add", "insert" -> add(to, path, operation);
                default -> throw unreadable();
            }
        }
    }

    private static void replace(Element there, ParametersParameterComponent operation) {
        var value = part(operation, "value");
        if (value == null) {
            throw unreadable();
        }
        var wanted = value.getValue();
        if (there instanceof Extension extension) {
            var made = extension(value, extension.getUrl());
            extension.setExtension(made.getExtension());
            extension.setValue(made.hasValue() ? made.getValue() : null);
            return;
        }
        switch (there) {
            case PrimitiveType<?> it when wanted instanceof PrimitiveType<?> said -> set(it, said.getValueAsString());
            case CodeableConcept it when wanted instanceof CodeableConcept said -> it.setCoding(said.getCoding());
            case CodeableConcept it when wanted instanceof Coding said -> it.setCoding(List.of(said));
            case CodeableConcept it
            when wanted instanceof PrimitiveType<?> said ->
                it.getCodingFirstRep().setCode(said.getValueAsString());
            default -> throw unreadable();
        }
    }

    private static void set(PrimitiveType<?> there, String text) {
        try {
            there.setValueAsString(text);
        } catch (IllegalArgumentException | ca.uhn.fhir.parser.DataFormatException unreadable) {
            throw unreadable();
        }
    }

    private static void delete(Location from, Element what) {
        var gone = from.getExtension().removeIf(it -> it == what)
                || from.getExtension().stream()
                        .anyMatch(row -> row.getExtension().removeIf(it -> it == what));
        if (!gone) {
            throw unreadable();
        }
    }

    private static void add(Location to, String path, ParametersParameterComponent operation) {
        var value = part(operation, "value");
        if (value == null) {
            throw unreadable();
        }
        var row = extension(value, Ror.CAPACITY);
        if (path.equals("Location") || path.equals("Location.extension")) {
            to.addExtension(row);
        } else if (only(find(to, path)) instanceof Extension parent) {
            parent.addExtension(row);
        } else {
            throw unreadable();
        }
    }

    /// An extension told as parts: `url`, `value`, and `extension` for what it holds.
    private static Extension extension(ParametersParameterComponent told, String byDefault) {
        var url = text(told, "url");
        var out = new Extension(url == null ? byDefault : url);
        var value = part(told, "value");
        if (value != null && value.hasValue()) {
            out.setValue(value.getValue());
        }
        told.getPart().stream()
                .filter(it -> it.getName().equals("extension"))
                .forEach(it -> out.addExtension(extension(it, "")));
        return out;
    }

    private static List<Element> find(Location from, String path) {
        if (!path.startsWith("Location")) {
            throw unreadable();
        }
        Stream<Element> found = Stream.of();
        var steps = STEP.matcher(path.substring("Location".length()));
        var end = 0;
        var first = true;
        while (steps.find()) {
            if (steps.start() != end) {
                throw unreadable();
            }
            end = steps.end();
            if (steps.group("extension") != null) {
                var held = first ? from.getExtension().stream() : found.flatMap(it -> it.getExtension().stream());
                found = held.map(Element.class::cast);
            }
            found = step(steps, found);
            first = false;
        }
        if (end != path.length() - "Location".length()) {
            throw unreadable();
        }
        return found.toList();
    }

    private static Stream<Element> step(java.util.regex.Matcher step, Stream<Element> found) {
        var url = step.group("short") == null ? step.group("url") : step.group("short");
        if (url != null) {
            return found.filter(it -> it instanceof Extension extension && url.equals(extension.getUrl()));
        }
        var code = step.group("code");
        if (code != null) {
            var part = step.group("part") == null ? step.group("part2") : step.group("part");
            return found.filter(it -> code.equals(Ror.code(it, part)));
        }
        if (step.group("index") != null) {
            return found.skip(Long.parseLong(step.group("index"))).limit(1);
        }
        if (step.group("first") != null) {
            return found.limit(1);
        }
        if (step.group("value") != null) {
            return found.filter(Extension.class::isInstance)
                    .map(it -> (Element) ((Extension) it).getValue())
                    .filter(Objects::nonNull);
        }
        return found;
    }

    private static Element only(List<Element> found) {
        if (found.size() != 1) {
            throw new BedRefusal.Uncountable("The path of an operation finds " + found.size() + " elements, not one.")
                    .asException();
        }
        return found.getFirst();
    }

    private static @Nullable ParametersParameterComponent part(ParametersParameterComponent of, String name) {
        return of.getPart().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(ParametersParameterComponent of, String name) {
        var part = part(of, name);
        Type value = part == null ? null : part.getValue();
        return value instanceof PrimitiveType<?> it ? it.getValueAsString() : null;
    }

    private static RuntimeException unreadable() {
        return new BedRefusal.Uncountable(
                        "The patch is FHIRPath Patch of the capacity rows: operations add, replace, delete on Location.extension.")
                .asException();
    }
}
