package fr.socle.identity.web.files;

import fr.socle.identity.Ins;
import fr.socle.identity.addressing.Merge;
import fr.socle.identity.local.Attribute;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.Proof;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A patient of the structure, as a page shows them. The matricule is shown when it may be used, and only then.
record FileView(
        String id,
        String number,
        String status,
        boolean doubtful,
        boolean fictitious,
        boolean homonym,
        String birthName,
        String givenNames,
        String firstGivenName,
        LocalDate birthDate,
        boolean dateCompleted,
        String sex,
        String birthPlace,
        @Nullable String usedName,
        @Nullable String usedGivenName,
        @Nullable String matricule,
        @Nullable Proof proof,
        @Nullable String survivor,
        boolean mergedAway) {

    static FileView of(LocalIdentity file, @Nullable Merge leads) {
        var traits = file.traits();
        var ins = file.asIdentity().ins();
        var attributes = file.standing().attributes();
        return new FileView(
                file.id().toString(),
                file.ipp().number(),
                file.standing().status().name(),
                attributes.contains(Attribute.DOUT),
                attributes.contains(Attribute.FICT),
                attributes.contains(Attribute.HOMA),
                traits.birthName(),
                String.join(" ", traits.givenNames()),
                traits.firstGivenName(),
                traits.birthDate(),
                file.dateCompleted(),
                traits.sex().name(),
                traits.birthPlace(),
                file.used().name(),
                file.used().givenName(),
                ins == null ? null : spaced(ins),
                file.standing().proofHeld(),
                leads == null ? null : leads.survivor().toString(),
                leads != null && leads.level() == Merge.Level.LOCAL);
    }

    private static String spaced(Ins ins) {
        return ins.matricule().replaceFirst("(.)(..)(..)(..)(...)(...)(..)", "$1 $2 $3 $4 $5 $6 $7");
    }
}
