package fr.socle.prescription;

import fr.socle.kernel.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What makes a prescription acceptable, in the order the rules are asked. Whether the patient's identity is
/// qualified is asked of the identity module, after these.
enum IssuingRule {
    A_PRESCRIBER_WRITES(draft -> draft.isByAPrescriber(), _ -> new PrescriptionRefusal.NotEntitled()),
    IN_A_PRACTICE_SITUATION(
            draft -> draft.by().situation() != null, _ -> new PrescriptionRefusal.NoPracticeSituation()),
    THERE_IS_A_LINE(draft -> !draft.lines().isEmpty(), _ -> new PrescriptionRefusal.NoLine()),
    THERE_ARE_NOT_TOO_MANY_LINES(
            draft -> draft.lines().size() <= draft.mostLines(),
            draft -> new PrescriptionRefusal.TooManyLines(draft.mostLines())),
    EVERY_LINE_SAYS_HOW_TO_TAKE_IT(
            draft -> draft.lines().stream().noneMatch(it -> it.dosage().text().isBlank()),
            _ -> new PrescriptionRefusal.Incomplete("the dosage (posologie) of each line")),
    NO_DOSAGE_IS_ENDLESS(
            draft -> draft.lines().stream().allMatch(it -> it.dosage().text().length() <= Dosage.LONGEST),
            _ -> new PrescriptionRefusal.Incomplete("a dosage of at most " + Dosage.LONGEST + " characters")),
    EVERY_QUANTITY_IS_MORE_THAN_NOTHING(
            draft -> draft.lines().stream().noneMatch(it -> it.quantity().isZero()),
            _ -> new PrescriptionRefusal.WrongQuantity()),
    EVERY_PRODUCT_IS_KNOWN(
            draft -> draft.first(it -> draft.product(it) == null) == null,
            draft -> new PrescriptionRefusal.UnknownProduct(draft.code(draft.first(it -> draft.product(it) == null)))),
    EVERY_PACK_IS_OF_ITS_PRODUCT(
            draft -> draft.first(it -> !draft.packFits(it)) == null,
            draft -> new PrescriptionRefusal.OtherProductsPack(draft.code(draft.first(it -> !draft.packFits(it))))),
    EVERY_PRODUCT_IS_MARKETED(
            draft -> draft.first(it -> !draft.isMarketed(it)) == null,
            draft -> new PrescriptionRefusal.NotMarketed(draft.code(draft.first(it -> !draft.isMarketed(it)))));

    private final Predicate<Draft> holds;
    private final Function<Draft, PrescriptionRefusal> otherwise;

    IssuingRule(Predicate<Draft> holds, Function<Draft, PrescriptionRefusal> otherwise) {
        this.holds = holds;
        this.otherwise = otherwise;
    }

    static void check(Draft draft) {
        for (var rule : values()) {
            if (!rule.holds.test(draft)) {
                throw rule.otherwise.apply(draft).asException();
            }
        }
    }

    /// A prescription not written yet.
    ///
    /// @param products what the medication base knows of the lines, by their code
    record Draft(Caller.Professional by, List<DraftLine> lines, Map<String, Product> products, int mostLines) {

        /// Médecin, chirurgien-dentiste, sage-femme (TRE_G15).
        private static final Set<String> PRESCRIBERS = Set.of("10", "40", "50");

        boolean isByAPrescriber() {
            return PRESCRIBERS.contains(by.profession());
        }

        @Nullable
        Product product(DraftLine line) {
            return products.get(code(line));
        }

        String code(@Nullable DraftLine line) {
            if (line == null) {
                return "?";
            }
            if (line.cis() != null) {
                return line.cis();
            }
            return line.cip13() == null ? "?" : line.cip13();
        }

        boolean packFits(DraftLine line) {
            var product = product(line);
            return line.cip13() == null
                    || product != null
                            && product.packs().stream()
                                    .anyMatch(it -> it.cip13().equals(line.cip13()));
        }

        boolean isMarketed(DraftLine line) {
            var product = product(line);
            return product != null && product.isAvailable();
        }

        @Nullable
        DraftLine first(Predicate<DraftLine> wrong) {
            return lines.stream().filter(wrong).findFirst().orElse(null);
        }
    }
}
