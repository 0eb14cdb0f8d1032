package fr.socle.directory.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.PublishingMailboxes;
import fr.socle.directory.PublishingMailboxes.Change;
import fr.socle.kernel.Caller;
import fr.socle.kernel.fhir.FhirCaller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The announced national interface by which operators of secure mail publish mailboxes: FHIRPath Patch
/// (<https://hl7.org/fhir/R4/fhirpatch.html>) of `telecom`, whole or by its description and red-list mark.
@Component
class MailboxPatch {

    private static final String OPERATORS = "socle.directory.mailbox-operators.";
    private static final Pattern PATH = Pattern.compile(
            "[A-Za-z]+\\.telecom(?:\\.where\\(\\s*value\\s*=\\s*'([^']+)'\\s*\\))?(.*)", Pattern.DOTALL);

    private final PublishingMailboxes publishing;
    private final DirectoryDoor door;
    private final Environment settings;
    private final FhirContext context = FhirContext.forR4Cached();

    MailboxPatch(PublishingMailboxes publishing, DirectoryDoor door, Environment settings) {
        this.publishing = publishing;
        this.door = door;
        this.settings = settings;
    }

    /// @param query `Practitioner?identifier=…`, when no id is given (<https://hl7.org/fhir/R4/http.html#patch>)
    MethodOutcome apply(RequestDetails request, String type, @Nullable IdType id, @Nullable String query, String body) {
        var domains = domains(FhirCaller.of(request));
        var entry = id == null ? door.theOne(type, query) : door.read(type, id.getIdPart());
        var owner = new OwnerOf(entry).owner();
        publishing.change(owner, changes(body), domains);
        return new MethodOutcome(new IdType(type, entry.id()));
    }

    /// Deny by default: a program may change the domains its operator was given, an administrator all.
    private Set<String> domains(Caller by) {
        return switch (by) {
            case Caller.Administrator _ -> Set.of("*");
            case Caller.Software software -> {
                var given = settings.getProperty(OPERATORS + software.clientId(), "");
                yield Arrays.stream(given.split(","))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.toSet());
            }
            case Caller.Professional _ -> Set.of();
            case Caller.Citizen _ -> Set.of();
        };
    }

    private List<Change> changes(String body) {
        var all = new ArrayList<Change>();
        for (var operation :
                context.newJsonParser().parseResource(Parameters.class, body).getParameter()) {
            if (operation.getName().equals("operation")) {
                all.add(change(operation));
            }
        }
        return all;
    }

    private static Change change(ParametersParameterComponent operation) {
        var path = PATH.matcher(text(operation, "path"));
        if (!path.matches()) {
            throw unreadable();
        }
        var address = path.group(1);
        var rest = path.group(2);
        var kind = text(operation, "type");
        if (address == null) {
            if (!kind.equals("insert") && !kind.equals("add")) {
                throw unreadable();
            }
            return published(operation);
        }
        return switch (kind) {
            case "delete" -> new PublishingMailboxes.Withdraw(address);
            case "replace" -> replaced(operation, address, rest);
            default -> throw unreadable();
        };
    }

    private static Change replaced(ParametersParameterComponent operation, String address, String rest) {
        if (rest.isEmpty()) {
            return new PublishingMailboxes.Replace(address, published(operation));
        }
        if (rest.contains("'listeRouge'") && part(operation, "value").getValue() instanceof BooleanType hidden) {
            return new PublishingMailboxes.Hide(address, hidden.booleanValue());
        }
        if (rest.contains("'description'")) {
            return new PublishingMailboxes.Describe(address, text(operation, "value"));
        }
        throw unreadable();
    }

    private static PublishingMailboxes.Publish published(ParametersParameterComponent operation) {
        if (!(part(operation, "value").getValue() instanceof ContactPoint contact) || !contact.hasValue()) {
            throw unreadable();
        }
        var about = contact.getExtension().stream()
                .filter(it -> it.getUrl().endsWith("as-ext-mailbox-mss-metadata"))
                .findFirst()
                .orElseGet(Extension::new);
        var kind = about.getExtensionByUrl("type");
        var hidden = about.getExtensionByUrl("listeRouge");
        return new PublishingMailboxes.Publish(
                contact.getValue(),
                kind != null && kind.getValue() instanceof org.hl7.fhir.r4.model.CodeableConcept concept
                        ? concept.getCodingFirstRep().getCode()
                        : "PER",
                words(about, "description"),
                words(about, "service"),
                hidden != null && hidden.getValue() instanceof BooleanType red && red.booleanValue());
    }

    private static @Nullable String words(Extension about, String url) {
        var part = about.getExtensionByUrl(url);
        return part == null ? null : part.getValue().primitiveValue();
    }

    private static String text(ParametersParameterComponent operation, String name) {
        if (part(operation, name).getValue() instanceof PrimitiveType<?> value && value.hasValue()) {
            return value.getValueAsString();
        }
        throw unreadable();
    }

    private static ParametersParameterComponent part(ParametersParameterComponent operation, String name) {
        return operation.getPart().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow(MailboxPatch::unreadable);
    }

    private static RuntimeException unreadable() {
        return new DirectoryRefusal.UnreadablePatch().asException();
    }

    private record OwnerOf(fr.socle.directory.fhir.search.Entry entry) {

        PublishingMailboxes.Owner owner() {
            return switch (entry.type()) {
                case "Practitioner" -> new PublishingMailboxes.Owner(java.util.UUID.fromString(entry.id()), null);
                case "PractitionerRole" ->
                    new PublishingMailboxes.Owner(
                            java.util.UUID.fromString(reference("practitioner")),
                            entry.references().get("organization"));
                default -> new PublishingMailboxes.Owner(null, entry.id());
            };
        }

        private String reference(String name) {
            var id = entry.references().get(name);
            if (id == null) {
                throw new DirectoryRefusal.UnknownResource().asException();
            }
            return id;
        }
    }
}
