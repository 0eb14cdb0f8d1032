package fr.socle.directory.slots;

import fr.socle.directory.Establishments;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PracticeSituation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who may write in a diary: the professional it belongs to, those who work in the same structure (a secretary),
/// the software of that structure, and an administrator. The only place that answers it.
@Component
class DiaryKeepers {

    private final Establishments establishments;

    DiaryKeepers(Establishments establishments) {
        this.establishments = establishments;
    }

    void requireKeeper(Caller by, Agenda agenda) {
        if (!keeps(by, agenda)) {
            throw new SlotRefusal.NotYourDiary().asException();
        }
    }

    boolean keeps(Caller by, Agenda agenda) {
        return switch (by) {
            case Caller.Citizen _ -> false;
            case Caller.Administrator _ -> true;
            case Caller.Professional it -> isTheirs(it, agenda) || worksThere(it.situation(), agenda);
            case Caller.Software it -> {
                var structure = it.structure();
                yield structure != null
                        && (agenda.structure().equals("1" + structure)
                                || establishments
                                        .byFiness(structure)
                                        .map(place -> agenda.structure()
                                                .equals("3"
                                                        + place.registration().siret()))
                                        .orElse(false));
            }
        };
    }

    private static boolean isTheirs(Caller.Professional who, Agenda agenda) {
        var professional = agenda.professional();
        return professional != null && professional.rpps().equals(who.rpps().value());
    }

    private static boolean worksThere(@Nullable PracticeSituation situation, Agenda agenda) {
        return situation != null && agenda.structure().equals(nationalId(situation));
    }

    /// `F` + FINESS and the like, as the national identifier of the structure writes it.
    static String nationalId(PracticeSituation situation) {
        var id = situation.structureId();
        return switch (id.charAt(0)) {
            case 'F' -> "1" + id.substring(1);
            case 'C' -> "3" + id.substring(1);
            default -> "4" + id.substring(1);
        };
    }
}
