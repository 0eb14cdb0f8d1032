package fr.socle.identity.pam;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.local.FeedingIdentities;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.Structures;
import fr.socle.identity.vigilance.Merging;
import fr.socle.identity.vigilance.ReplacingIns;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A message becomes what its structure does to one of its patients; all of it, or nothing.
@Component
class ReceivingPam {

    private static final String REASON = "PAM ";

    private final FeedingIdentities feeding;
    private final LocalIdentities locals;
    private final Merging merging;
    private final ReplacingIns replacing;

    ReceivingPam(FeedingIdentities feeding, LocalIdentities locals, Merging merging, ReplacingIns replacing) {
        this.feeding = feeding;
        this.locals = locals;
        this.merging = merging;
        this.replacing = replacing;
    }

    @Transactional
    public void receive(Caller by, PamMessage message) {
        var structure = Structures.require(by);
        if (!message.type().equals("ADT")) {
            throw PamRefusal.UNSUPPORTED.asException();
        }
        switch (message.event()) {
            case "A28", "A31" -> feeding.feed(by, PamMapper.feed(message, structure));
            case "A40" -> merge(by, message, structure);
            case "A47" -> changeNumbers(by, message, structure);
            default -> throw PamRefusal.UNSUPPORTED.asException();
        }
    }

    private void merge(Caller by, PamMessage message, FinessNumber structure) {
        var survivor = file(by, message, "PID-3", structure);
        var absorbed = file(by, message, "MRG-1", structure);
        merging.mergeFiles(by, absorbed.id(), survivor.id(), REASON + message.controlId());
    }

    /// Another INS, when it comes validated; none, when it does not: the receiver then forgets the one it had.
    private void changeNumbers(Caller by, PamMessage message, FinessNumber structure) {
        var file = file(by, message, "PID-3", structure);
        var validated = PamMapper.status(message) == IdentityStatus.VALI;
        var ins = PamMapper.ins(message, "PID-3").filter(_ -> validated);
        if (ins.isPresent()) {
            replacing.replace(by, file.id(), ins.get());
        } else {
            replacing.remove(by, file.id(), validated, REASON + message.controlId());
        }
    }

    private LocalIdentity file(Caller by, PamMessage message, String field, FinessNumber structure) {
        return locals.byNumber(by, PamMapper.number(message, field, structure))
                .orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException);
    }
}
