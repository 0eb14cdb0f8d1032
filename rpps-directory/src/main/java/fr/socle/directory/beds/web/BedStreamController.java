package fr.socle.directory.beds.web;

import fr.socle.directory.beds.BedRefusal;
import fr.socle.directory.beds.BoardStream;
import fr.socle.kernel.Caller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// What an open board listens to.
@RestController
class BedStreamController {

    private final BoardStream stream;

    BedStreamController(BoardStream stream) {
        this.stream = stream;
    }

    @GetMapping(path = "/pro/lits/flux", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen(Caller.Professional who, @RequestParam String territoire) {
        return stream.open(territoire);
    }

    /// The same for programs, with a token.
    @GetMapping(path = "/api/lits/flux", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(Caller who, @RequestParam String territoire) {
        if (who instanceof Caller.Citizen) {
            throw new BedRefusal.NotForCitizens().asException();
        }
        return stream.open(territoire);
    }
}
