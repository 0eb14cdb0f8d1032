package fr.socle.psc;

import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.Refused;
import fr.socle.kernel.RppsNumber;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.Accounts.NewAccount;
import fr.socle.psc.CitizenRegistry.RegisteredCitizen;
import fr.socle.psc.ProfessionalRegistry.PracticePlace;
import fr.socle.psc.ProfessionalRegistry.RegisteredProfessional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// The cast of the sign-in tests, and the smallest of platforms around the module.
@TestConfiguration(proxyBeanMethods = false)
class PscTestConfiguration {

    static final String TOTP_SECRET = "JBSWY3DPEHPK3PXP";
    static final PatientId MARIE = new PatientId(UUID.fromString("0190f000-0000-7000-8000-000000000001"));
    static final PatientId PAUL = new PatientId(UUID.fromString("0190f000-0000-7000-8000-000000000002"));
    static final RppsNumber LECLERC = RppsNumber.withKey("9970000001");
    static final RppsNumber DURAND = RppsNumber.withKey("9970000002");
    static final RppsNumber RETIRED = RppsNumber.withKey("9970000003");
    /// Not in the series of test persons.
    static final RppsNumber REAL = RppsNumber.withKey("1000000001");
    static final RppsNumber SECRETARY = RppsNumber.withKey("9970000004");
    static final FinessNumber HOSPITAL = FinessNumber.withKey("75010000");
    static final PracticeSituation CABINET =
            new PracticeSituation("cabinet", "Cabinet Leclerc", null, "R99700000011", "SA07");
    static final PracticePlace AT_THE_CABINET = new PracticePlace(
            "10", "SM54", "L", List.of("4 rue des Lilas"), "75012", "Paris", "75112", "75", "0100000000");
    static final PracticeSituation CLINIC =
            new PracticeSituation("clinic", "Clinique des Lilas", HOSPITAL, "F" + HOSPITAL, "SA04");

    /// The tests may strike somebody off.
    static final Map<String, RegisteredProfessional> DIRECTORY = new ConcurrentHashMap<>();

    @Bean
    PatientPages patientPages() {
        return patient -> "/pro/patients/" + patient + "/dossier";
    }

    @Bean
    ProfessionalRegistry professionals() {
        var all = Map.of(
                LECLERC.nationalId(), professional(LECLERC, "Leclerc", List.of(CABINET)),
                DURAND.nationalId(), professional(DURAND, "Durand", List.of(CABINET, CLINIC)),
                RETIRED.nationalId(), professional(RETIRED, "Martin", List.of()),
                REAL.nationalId(), professional(REAL, "Robert", List.of(CABINET)),
                SECRETARY.nationalId(), secretary());
        DIRECTORY.putAll(all);
        return new ProfessionalRegistry() {
            @Override
            public Optional<RegisteredProfessional> byNationalId(String nationalId) {
                return Optional.ofNullable(DIRECTORY.get(nationalId));
            }

            @Override
            public Map<String, PracticePlace> places(RegisteredProfessional professional) {
                return Map.of(CABINET.id(), AT_THE_CABINET);
            }
        };
    }

    private static RegisteredProfessional secretary() {
        return new RegisteredProfessional(
                SECRETARY,
                SECRETARY.nationalId(),
                "MME",
                "Carpentras",
                "Nathalie",
                "Nathalie Carpentras",
                "SECRETARIAT_MEDICAL",
                null,
                List.of(CABINET));
    }

    static RegisteredProfessional professional(RppsNumber rpps, String name, List<PracticeSituation> situations) {
        return new RegisteredProfessional(
                rpps, rpps.nationalId(), "MME", name, "Anne", "Dr Anne " + name, "10", "SM54", situations);
    }

    @Bean
    CitizenRegistry citizens() {
        return patient ->
                Optional.of(new RegisteredCitizen(patient, patient.equals(PAUL) ? "Paul FAMILY" : "Marie Petit"));
    }

    /// FAMILY is known under one identity, HOMONYM under two, anybody else under none.
    @Bean
    CitizensByPivot citizensByPivot() {
        return pivot -> switch (pivot.familyName()) {
            case "FAMILY" -> new CitizensByPivot.Answer.One(PAUL, "Paul FAMILY");
            case "HOMONYM" -> CitizensByPivot.Answer.No.SEVERAL;
            default -> CitizensByPivot.Answer.No.NONE;
        };
    }

    @Bean
    SandboxCitizens sandboxCitizens() {
        return () -> List.of(
                new SandboxCitizens.Citizen(PAUL, "Paul FAMILY", pivot("FAMILY", "99109")),
                new SandboxCitizens.Citizen(PAUL, "Paul HOMONYM", pivot("HOMONYM", "75107")));
    }

    private static PivotIdentity pivot(String familyName, String birthPlace) {
        return new PivotIdentity(familyName, List.of("PAUL", "JEAN-MARIE"), "M", "1980-02-29", birthPlace);
    }

    @Bean
    ApplicationRunner cast(Accounts accounts) {
        return _ -> {
            accounts.open(professional("leclerc", LECLERC));
            accounts.open(professional("durand", DURAND));
            accounts.open(professional("martin", RETIRED));
            accounts.open(professional("tired", RppsNumber.withKey("9970000009")));
            accounts.open(professional("robert", REAL));
            accounts.open(professional("secretary", SECRETARY));
            accounts.open(new NewAccount("marie", "secret", Kind.CITIZEN, "Marie Petit", null, MARIE, TOTP_SECRET));
            accounts.open(new NewAccount("root", "secret", Kind.ADMINISTRATOR, "Root", null, null, TOTP_SECRET));
            accounts.open(new NewAccount("hurried", "secret", Kind.CITIZEN, "Hurried", null, MARIE, TOTP_SECRET));
        };
    }

    private static NewAccount professional(String username, RppsNumber rpps) {
        return new NewAccount(
                username, "secret", Kind.PROFESSIONAL, "Dr " + username, rpps.nationalId(), null, TOTP_SECRET);
    }

    /// Real time, shifted by the tests.
    static final class ShiftedClock extends Clock {

        private volatile Duration shift = Duration.ZERO;

        void shift(Duration by) {
            shift = by;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(shift);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static final ShiftedClock CLOCK = new ShiftedClock();

    @Bean
    @Primary
    RealTime shiftedTime() {
        return new RealTime(CLOCK);
    }

    @RestController
    static class WhoAmI {

        @GetMapping({"/api/whoami", "/api/admin/whoami", "/fhir/whoami", "/pro/whoami", "/mon-espace-sante/whoami"})
        Map<String, String> whoAmI(Caller caller) {
            return Map.of("caller", caller.toString());
        }

        @GetMapping("/api/citizen")
        String citizen(Caller.Citizen caller) {
            return caller.displayName();
        }
    }

    /// Where Pro Santé Connect describes itself.
    @RestController
    static class Wallet {

        @GetMapping("/.well-known/wallet-openid-configuration")
        Map<String, String> description(@Value("${socle.public-url}") String us) {
            return Map.of(
                    "issuer", us,
                    "authorization_endpoint", us + "/oauth2/authorize",
                    "token_endpoint", us + "/oauth2/token",
                    "userinfo_endpoint", us + "/userinfo",
                    "jwks_uri", us + "/oauth2/jwks");
        }
    }

    @RestControllerAdvice
    static class Edge {

        @ExceptionHandler
        ResponseEntity<ProblemDetail> refused(Refused refused) {
            var terms = refused.refusal().terms();
            var problem = ProblemDetail.forStatus(terms.kind().status());
            problem.setProperty("code", terms.code());
            terms.details().forEach(problem::setProperty);
            return ResponseEntity.status(terms.kind().status()).body(problem);
        }
    }
}
