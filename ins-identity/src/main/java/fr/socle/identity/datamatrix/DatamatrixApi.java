package fr.socle.identity.datamatrix;

import fr.socle.identity.Identities;
import fr.socle.identity.InsAuthorities;
import fr.socle.identity.SearchingIdentities;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The datamatrix INS of a qualified identity, and what somebody else's says. What is read is input, not proof: it
// fills
/// a form, and the identity it makes is provisional until INSi and a proof say more.
@RestController
class DatamatrixApi {

    private final SearchingIdentities people;
    private final LocalIdentities locals;
    private final Identities identities;
    private final InsAuthorities authorities;

    DatamatrixApi(
            SearchingIdentities people, LocalIdentities locals, Identities identities, InsAuthorities authorities) {
        this.people = people;
        this.locals = locals;
        this.identities = identities;
        this.authorities = authorities;
    }

    @GetMapping(
            path = {"/api/identity/patients/{patient}/datamatrix", "/pro/patients/{patient}/datamatrix"},
            produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> draw(Caller caller, @PathVariable String patient) {
        var id = PatientId.parse(patient);
        if (locals.find(caller, id).isEmpty()) {
            people.read(caller, identities.now(id));
        }
        var person = identities.requireQualified(id);
        var ins = person.ins();
        if (ins == null) {
            throw new IllegalStateException("A qualified identity without an INS");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Datamatrix.draw(InsPayload.of(ins, person.traits()).text()));
    }

    @PostMapping(
            path = {"/api/identity/datamatrix", "/pro/datamatrix"},
            consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_GIF_VALUE})
    Read read(Caller caller, @RequestBody byte[] picture) {
        var payload = InsPayload.read(Datamatrix.read(picture));
        authorities.requireAccepted(payload.ins());
        return Read.of(payload);
    }

    /// @param proof always false: nothing in a datamatrix is signed
    record Read(
            String birthName,
            List<String> givenNames,
            String sex,
            LocalDate birthDate,
            @Nullable String birthPlace,
            String matricule,
            String oid,
            boolean proof) {

        static Read of(InsPayload it) {
            return new Read(
                    it.birthName(),
                    it.givenNames(),
                    it.sex().name(),
                    it.birthDate(),
                    it.birthPlace(),
                    it.ins().matricule(),
                    it.ins().authority().oid(),
                    false);
        }
    }
}
