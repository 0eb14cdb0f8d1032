package fr.socle.psc.session;

import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.UserSession.Ending;
import fr.socle.psc.UserSessions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Asks the directory about every professional who is signed in: somebody struck off, or whose practice situation has
/// ended, is out within a quarter of a minute, pages, tokens and refresh tokens alike. One instance at a time does it.
@Component
class DirectoryReview {

    private final JdbcClient jdbc;
    private final ProfessionalRegistry professionals;
    private final UserSessions sessions;

    DirectoryReview(JdbcClient jdbc, ProfessionalRegistry professionals, UserSessions sessions) {
        this.jdbc = jdbc;
        this.professionals = professionals;
        this.sessions = sessions;
    }

    /// @param situations those in which they act, on pages and in tokens
    private record SignedIn(UUID session, String nationalId, List<String> situations) {}

    @Transactional
    @Scheduled(
            initialDelayString = "${socle.psc.review-every:PT15S}",
            fixedDelayString = "${socle.psc.review-every:PT15S}")
    void review() {
        var mine = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('psc.directory-review'))")
                .query(Boolean.class)
                .single();
        if (mine) {
            signedIn().stream().filter(it -> !mayStay(it)).forEach(it -> sessions.end(it.session(), Ending.DIRECTORY));
        }
    }

    private List<SignedIn> signedIn() {
        return jdbc.sql("""
                select s.id, a.national_id,
                       array(select s.situation_id union select situation_id from psc.session_program
                             where session_id = s.id)
                from psc.user_session s join psc.account a on a.id = s.account_id
                where s.ended_at is null and a.kind = 'PROFESSIONAL'""")
                .query((row, _) -> new SignedIn(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Arrays.stream((String[]) row.getArray(3).getArray())
                                .filter(Objects::nonNull)
                                .toList()))
                .list();
    }

    private boolean mayStay(SignedIn who) {
        return professionals
                .byNationalId(who.nationalId())
                .filter(known -> who.situations().stream()
                        .allMatch(it -> known.situation(it).isPresent()))
                .isPresent();
    }
}
