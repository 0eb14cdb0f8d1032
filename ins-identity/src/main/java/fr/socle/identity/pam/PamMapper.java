package fr.socle.identity.pam;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import fr.socle.identity.local.Acquisition;
import fr.socle.identity.local.Attribute;
import fr.socle.identity.local.BirthDate;
import fr.socle.identity.local.Feed;
import fr.socle.identity.local.Feed.Shown;
import fr.socle.identity.local.Ipp;
import fr.socle.identity.local.LocalIdentity.Used;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.ProofKind;
import fr.socle.identity.local.StrictTraits;
import fr.socle.identity.pam.PamMessage.Repetition;
import fr.socle.kernel.FinessNumber;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// PID and ZFD, read with the tables of PAM France 2.11: VALI with an INS means qualified, an INS without VALI is left
/// out, and the billing NIR (type NH) is never an INS.
final class PamMapper {

    private static final String INS_NAMESPACE = "ASIP-SANTE-INS-";
    private static final int YEAR = 4;
    private static final int MONTH = 6;
    private static final int DAY = 8;

    private PamMapper() {}

    static Feed feed(PamMessage message, FinessNumber structure) {
        var status = status(message);
        var ins = ins(message, "PID-3");
        var sent = ins.isPresent() && status == IdentityStatus.VALI ? ins.get() : null;
        return new Feed(
                number(message, "PID-3", structure),
                traits(message),
                sent == null ? status : IdentityStatus.QUAL,
                attributes(message),
                sent,
                proof(message),
                used(message),
                acquisition(message));
    }

    static Ipp number(PamMessage message, String field, FinessNumber structure) {
        return message.repetitions(field).stream()
                .filter(it -> it.component(5).equals("PI")
                        || field.startsWith("MRG") && it.component(5).isEmpty())
                .map(it -> it.component(1))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .map(it -> new Ipp(structure, it))
                .orElseThrow(PamRefusal.NO_NUMBER::asException);
    }

    static Optional<Ins> ins(PamMessage message, String field) {
        return message.repetitions(field).stream()
                .filter(PamMapper::isIns)
                .filter(it -> !it.component(1).equals(PamMessage.ERASED))
                .map(it -> Ins.of(it.component(4, 2), it.component(1)))
                .reduce((first, second) -> first.authority() == Ins.Authority.NIA ? second : first);
    }

    private static boolean isIns(Repetition it) {
        return it.component(5).equals("INS")
                || it.component(5).isEmpty() && it.component(4, 1).startsWith(INS_NAMESPACE);
    }

    /// PROV unless the message says VALI: RECUP and QUAL do not exist in this table.
    static IdentityStatus status(PamMessage message) {
        return codes(message).contains("VALI") ? IdentityStatus.VALI : IdentityStatus.PROV;
    }

    private static List<String> codes(PamMessage message) {
        return message.repetitions("PID-32").stream().map(it -> it.component(1)).toList();
    }

    private static Set<Attribute> attributes(PamMessage message) {
        var attributes = EnumSet.noneOf(Attribute.class);
        for (var attribute : Attribute.values()) {
            if (codes(message).contains(attribute.name())) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    private static StrictTraits traits(PamMessage message) {
        var name = message.repetitions("PID-5").stream()
                .filter(it -> it.component(7).equals("L"))
                .findFirst()
                .orElseThrow(LocalRefusal.MISSING_TRAIT::asException);
        var first = name.component(2);
        var list = name.component(3).isEmpty() ? first : name.component(3);
        return new StrictTraits(
                name.component(1, 1),
                Arrays.asList(list.split("[ ,]+")),
                first.isEmpty() ? null : first,
                birthDate(message),
                sex(message.field("/.PID-8")),
                birthPlace(message).orElse(status(message) == IdentityStatus.PROV ? StrictTraits.UNKNOWN_PLACE : null));
    }

    /// Day, month or year; ZFD-4 says that a whole one was completed.
    private static @Nullable BirthDate birthDate(PamMessage message) {
        var digits = message.field("/.PID-7-1");
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches("\\d{4}|\\d{6}|\\d{8}\\d*")) {
            throw LocalRefusal.FUTURE_DATE.asException();
        }
        var year = Integer.parseInt(digits.substring(0, YEAR));
        if (digits.length() == YEAR) {
            return BirthDate.of(null, null, year);
        }
        var month = Integer.parseInt(digits.substring(YEAR, MONTH));
        if (digits.length() == MONTH) {
            return BirthDate.of(null, month, year);
        }
        var whole = BirthDate.of(Integer.parseInt(digits.substring(MONTH, DAY)), month, year);
        return new BirthDate(whole.date(), message.field("/.ZFD-4").equals("Y"));
    }

    private static @Nullable Sex sex(String code) {
        return switch (code) {
            case "F" -> Sex.F;
            case "M" -> Sex.M;
            default -> null;
        };
    }

    /// Due with an INS, and for an identity that was checked; a provisional one may come without.
    private static Optional<String> birthPlace(PamMessage message) {
        return message.repetitions("PID-11").stream()
                .filter(it -> it.component(7).equals("BDL"))
                .map(it -> it.component(9))
                .filter(it -> !it.isEmpty())
                .findFirst();
    }

    private static Used used(PamMessage message) {
        var rank = message.field("/.PID-25");
        var called = message.repetitions("PID-5").stream()
                .filter(it -> it.component(7).equals("D"))
                .findFirst();
        return new Used(
                called.map(it -> said(it.component(1, 1))).orElse(null),
                called.map(it -> said(it.component(2))).orElse(null),
                rank.matches("[1-9]") ? Integer.valueOf(rank) : null);
    }

    private static @Nullable String said(String value) {
        return value.isEmpty() || value.equals(PamMessage.ERASED) ? null : value;
    }

    private static @Nullable Shown proof(PamMessage message) {
        var code = message.field("/.ZFD-7");
        if (code.isEmpty()) {
            return null;
        }
        var kind = ProofKind.of(code).orElseThrow(LocalRefusal.UNKNOWN_CODE::asException);
        return new Shown(kind, null, day(message.field("/.ZFD-8")));
    }

    private static @Nullable LocalDate day(String digits) {
        try {
            return digits.length() < DAY
                    ? null
                    : LocalDate.parse(digits.substring(0, DAY), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException noDay) {
            throw LocalRefusal.UNKNOWN_CODE.asException();
        }
    }

    private static Acquisition acquisition(PamMessage message) {
        var code = message.field("/.ZFD-5");
        for (var way : Acquisition.values()) {
            if (way.name().equals(code)) {
                return way;
            }
        }
        if (code.isEmpty()) {
            return Acquisition.SM;
        }
        throw LocalRefusal.UNKNOWN_CODE.asException();
    }
}
