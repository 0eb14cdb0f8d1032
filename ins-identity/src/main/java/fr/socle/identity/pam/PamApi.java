package fr.socle.identity.pam;

import fr.socle.identity.pam.PamDoor.Code;
import fr.socle.kernel.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// PAM over HTTP: the token says which structure sends. 200 with AA, 422 with AE, 400 with AR.
@RestController
class PamApi {

    private static final String HL7 = "application/hl7-v2";

    /// Whatever the sender says it accepts: an acknowledgement has no other form.
    private static final MediaType ACKNOWLEDGEMENT = MediaType.parseMediaType(HL7 + ";charset=UTF-8");

    private final PamDoor door;

    PamApi(PamDoor door) {
        this.door = door;
    }

    @PostMapping(
            path = "/api/identity/pam",
            consumes = {HL7, "x-application/hl7-v2+er7", "text/plain"})
    ResponseEntity<String> receive(Caller caller, @RequestBody String message) {
        var answer = door.answer(caller, message);
        return ResponseEntity.status(status(answer.code()))
                .contentType(ACKNOWLEDGEMENT)
                .body(answer.text());
    }

    private static int status(Code code) {
        return switch (code) {
            case AA -> 200;
            case AE -> 422;
            case AR -> 400;
        };
    }
}
