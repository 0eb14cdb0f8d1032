package fr.socle.directory.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.Practitioner;
import fr.socle.directory.Practitioners;
import fr.socle.directory.TreatingPhysicians;
import fr.socle.directory.TreatingPhysicians.Link;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.RppsNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who somebody's treating physician is, in one call: by the person's id, never by a matricule.
@RestController
@RequestMapping("/api/medecin-traitant/{patient}")
class TreatingPhysicianApi {

    private final TreatingPhysicians physicians;
    private final Practitioners practitioners;

    TreatingPhysicianApi(TreatingPhysicians physicians, Practitioners practitioners) {
        this.physicians = physicians;
        this.practitioners = practitioners;
    }

    @GetMapping
    Answer ask(Caller caller, @PathVariable UUID patient) {
        return physicians
                .ask(caller, new PatientId(patient))
                .map(this::answer)
                .orElseThrow(() -> new DirectoryRefusal.NoTreatingPhysician().asException());
    }

    @PutMapping
    Answer declare(Caller caller, @PathVariable UUID patient, @RequestBody Choice choice) {
        return answer(physicians.declare(caller, new PatientId(patient), number(choice.rpps())));
    }

    @DeleteMapping
    @ResponseStatus(org.springframework.http.HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable UUID patient) {
        physicians.end(caller, new PatientId(patient));
    }

    private static RppsNumber number(@Nullable String rpps) {
        try {
            return new RppsNumber(rpps == null ? "" : rpps);
        } catch (IllegalArgumentException none) {
            throw new DirectoryRefusal.NotAPhysician().asException();
        }
    }

    private Answer answer(Link link) {
        var name = practitioners
                .byRpps(link.doctor())
                .map(Practitioner::displayName)
                .orElse(null);
        return new Answer(
                link.doctor().value(),
                name,
                link.since(),
                link.provenance().name().toLowerCase(java.util.Locale.ROOT));
    }

    record Choice(@Nullable String rpps) {}

    /// @param name null when the doctor has left the register
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(String rpps, @Nullable String name, Instant since, String provenance) {}
}
