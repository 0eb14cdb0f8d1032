package fr.socle.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.socle.identity.FiledCard;
import fr.socle.identity.Identity;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Sex;
import fr.socle.kernel.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /api/carte-vitale/lectures`: what a program of a professional or of a structure read from the application
/// carte Vitale becomes a qualified identity.
@RestController
@RequestMapping("/api/carte-vitale/lectures")
class VitaleApi {

    private final ReadingVitale reading;

    VitaleApi(ReadingVitale reading) {
        this.reading = reading;
    }

    /// @param presentation the text of the image, or the code beside it
    /// @param ipp asks for the local identity of the caller's structure too, under this number; when empty, under
    ///     the number it has there already, or one that is drawn
    record Shown(String presentation, @Nullable String ipp) {}

    /// @param proof `AV`, the application carte Vitale in the tables of the identity (RNIV)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Read(
            UUID patient,
            String status,
            String proof,
            Number ins,
            Traits traits,
            @Nullable Local local) {}

    record Number(String matricule, String oid) {}

    /// The local identity (RI) that was created or qualified.
    record Local(UUID id, String finess, String ipp, IdentityStatus status, boolean created) {}

    record Traits(
            String birthName,
            List<String> givenNames,
            String firstGivenName,
            LocalDate birthDate,
            Sex sex,
            String birthPlace) {}

    @PostMapping
    Read read(Caller caller, @RequestBody Shown shown) {
        var presentation = Objects.requireNonNullElse(shown.presentation(), "");
        var asked = shown.ipp();
        if (asked == null) {
            return read(reading.read(caller, presentation), null);
        }
        var number = asked.isBlank() ? null : asked.strip();
        reading.requireFiling(caller, number);
        var identity = reading.read(caller, presentation);
        return read(identity, local(reading.file(caller, identity, number)));
    }

    private static Local local(FiledCard it) {
        return new Local(it.id().value(), it.structure().value(), it.number(), it.status(), it.created());
    }

    private static Read read(Identity it, @Nullable Local local) {
        var ins = Objects.requireNonNull(it.ins());
        var traits = it.traits();
        return new Read(
                it.id().value(),
                it.status().name(),
                "AV",
                new Number(ins.matricule(), ins.authority().oid()),
                new Traits(
                        traits.birthName(),
                        traits.givenNames(),
                        traits.firstGivenName(),
                        traits.birthDate(),
                        traits.sex(),
                        traits.birthPlace()),
                local);
    }
}
