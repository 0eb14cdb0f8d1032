package fr.socle.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.socle.identity.Identity;
import fr.socle.identity.Sex;
import fr.socle.kernel.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
    record Shown(String presentation) {}

    /// @param proof `AV`, the application carte Vitale in the tables of the identity (RNIV)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Read(UUID patient, String status, String proof, Number ins, Traits traits) {}

    record Number(String matricule, String oid) {}

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
        return read(reading.read(caller, presentation));
    }

    private static Read read(Identity it) {
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
                        traits.birthPlace()));
    }
}
