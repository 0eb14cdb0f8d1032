package fr.socle.psc.launch;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.psc.CallerClaims;
import fr.socle.psc.CitizenRegistry;
import fr.socle.psc.LaunchContexts;
import fr.socle.psc.LaunchContexts.Opens;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.RealTime;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `POST /api/context-launch`: practice software names a patient and gets an address to open in the browser, and a
/// `launch` value for a SMART application.
@RestController
@RequestMapping("/api/context-launch")
class ContextLaunchApi {

    private final LaunchContexts launches;
    private final CitizenRegistry citizens;
    private final AccessJournal journal;
    private final AuthorizationServerSettings server;
    private final RealTime time;

    ContextLaunchApi(
            LaunchContexts launches,
            CitizenRegistry citizens,
            AccessJournal journal,
            AuthorizationServerSettings server,
            RealTime time) {
        this.launches = launches;
        this.citizens = citizens;
        this.journal = journal;
        this.server = server;
        this.time = time;
    }

    /// @param patient a Patient id, or a reference such as `Patient/0190f000-0000-7000-8000-000000000001`
    record Asked(@Nullable String patient) {}

    /// @param link to open in the browser, once, before it expires
    /// @param launch for the authorization request of a SMART application
    record Launched(
            String link,
            String launch,
            @JsonProperty("expires_at") Instant expiresAt) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Launched launch(@RequestBody Asked asked, Caller.Professional by, @AuthenticationPrincipal Jwt token) {
        var session = token.getClaimAsString(CallerClaims.SESSION);
        if (session == null) {
            throw new PscRefusal.WrongCaller().asException();
        }
        if (by.situation() == null) {
            throw new PscRefusal.NoSituation().asException();
        }
        var patient = patient(asked);
        var situation = by.situation().id();
        var id = UUID.fromString(session);
        var end = time.now().plus(LaunchContexts.LIFE);
        journal.record(Access.by(by, patient, Action.READ, "context-launch", null));
        return new Launched(
                server.getIssuer() + "/contexte/" + launches.open(Opens.PAGE, id, patient, situation),
                launches.open(Opens.PROGRAM, id, patient, situation),
                end);
    }

    private PatientId patient(Asked asked) {
        try {
            var reference = asked.patient() == null ? "" : asked.patient();
            var patient = PatientId.parse(reference.startsWith("Patient/") ? reference.substring(8) : reference);
            return citizens.byPatient(patient)
                    .orElseThrow(() -> new PscRefusal.UnknownPatient().asException())
                    .patient();
        } catch (IllegalArgumentException notAnId) {
            throw new PscRefusal.UnknownPatient().asException();
        }
    }
}
