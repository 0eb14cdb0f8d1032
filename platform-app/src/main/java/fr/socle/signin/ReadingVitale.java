package fr.socle.signin;

import fr.socle.identity.CardReception;
import fr.socle.identity.FiledCard;
import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.PresentedCard;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.VitaleReader;
import fr.socle.psc.VitaleReader.Purpose;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Somebody shows the application carte Vitale to a professional or at a reception: who they are is known, qualified,
/// without anybody typing a name. The person finds it in the list of accesses.
@Service
class ReadingVitale {

    private final ObjectProvider<VitaleReader> reader;
    private final Identities identities;
    private final CardReception reception;
    private final AccessJournal journal;

    ReadingVitale(
            ObjectProvider<VitaleReader> reader,
            Identities identities,
            CardReception reception,
            AccessJournal journal) {
        this.reader = reader;
        this.identities = identities;
        this.reception = reception;
        this.journal = journal;
    }

    /// @param shown the text of the image, or the code beside it
    /// @throws fr.socle.kernel.Refused when the caller may not read, or what is shown is not good any more
    Identity read(Caller caller, String shown) {
        requireReader(caller);
        var available = reader.getIfAvailable();
        if (available == null) {
            throw new PscRefusal.PresentationRefused().asException();
        }
        var identity = identities.requireQualified(available.read(shown, Purpose.CARE, reader(caller)));
        journal.record(Access.by(
                caller, identity.id(), Action.FOUND, "identity", identity.id().value()));
        return identity;
    }

    /// The local identity of the caller's structure, created or qualified by what was just read.
    FiledCard file(Caller caller, Identity read, @Nullable String number) {
        return reception.file(caller, new PresentedCard(Objects.requireNonNull(read.ins()), read.traits()), number);
    }

    void requireFiling(Caller caller, @Nullable String number) {
        reception.requireFiling(caller, number);
    }

    /// Failures count against whoever reads: a whole hospital may share one address.
    private static String reader(Caller caller) {
        return caller.actor().role() + " " + caller.actor().reference();
    }

    private static void requireReader(Caller caller) {
        var may =
                switch (caller) {
                    case Caller.Professional it -> it.situation() != null;
                    case Caller.Software it -> it.structure() != null;
                    case Caller.Citizen _, Caller.Administrator _ -> false;
                };
        if (!may) {
            throw new PscRefusal.WrongCaller().asException();
        }
    }
}
