package fr.socle.directory;

import fr.socle.kernel.PatientId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A port: what the directory has to know of people who are somebody's children. Told by the module that knows them;
/// without it nobody answers for anybody.
public interface Families {

    Optional<Member> find(PatientId person);

    /// The minors this person answers for, the eldest first.
    List<Member> minorsOf(PatientId parent);

    /// @param representatives those who answer for the person, under every name they have; none for an adult
    record Member(PatientId id, String displayName, LocalDate born, Set<PatientId> representatives) {

        private static final int CHOOSES_ALONE_AT = 16;

        public boolean isRepresentedBy(PatientId citizen) {
            return representatives.contains(citizen);
        }

        /// Whether a parent chooses the treating physician, and not the child.
        public boolean isTooYoungToChoose(LocalDate today) {
            return born.plusYears(CHOOSES_ALONE_AT).isAfter(today);
        }
    }
}
