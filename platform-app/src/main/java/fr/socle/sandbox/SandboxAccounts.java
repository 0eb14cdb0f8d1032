package fr.socle.sandbox;

import fr.socle.directory.Establishment;
import fr.socle.directory.Practitioner;
import fr.socle.directory.SandboxDirectory;
import fr.socle.identity.Identities;
import fr.socle.identity.SandboxPopulation;
import fr.socle.kernel.PatientId;
import fr.socle.mssante.Mailboxes;
import fr.socle.psc.Accounts;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.Accounts.NewAccount;
import fr.socle.psc.SandboxClients;
import fr.socle.sandbox.SandboxAccount.InsOfTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The cast of the sandbox, with a user name, a password and a second factor for each. All are synthetic.
@Component
@Profile("sandbox")
public class SandboxAccounts {

    private static final String PASSWORD = "socle-sante";

    private final SandboxDirectory directory;
    private final SandboxPopulation population;
    private final Identities identities;
    private final Mailboxes mailboxes;
    private final Accounts accounts;
    private final SandboxClients clients;

    SandboxAccounts(
            SandboxDirectory directory,
            SandboxPopulation population,
            Identities identities,
            Mailboxes mailboxes,
            Accounts accounts,
            SandboxClients clients) {
        this.directory = directory;
        this.population = population;
        this.identities = identities;
        this.mailboxes = mailboxes;
        this.accounts = accounts;
        this.clients = clients;
    }

    /// In a fixed order: within a role, the first is the one the documentation speaks of.
    public List<SandboxAccount> all() {
        var staff = directory.cast();
        var people = population.cast();
        var list = new ArrayList<SandboxAccount>();
        list.add(professional("doctor", "docteur1", staff.firstDoctor(), "declared médecin traitant of citoyen1"));
        list.add(professional("doctor", "docteur2", staff.secondDoctor(), "has never met citoyen1"));
        list.add(professional("pharmacist", "pharmacien1", staff.firstPharmacist(), "first pharmacy"));
        list.add(professional("pharmacist", "pharmacien2", staff.secondPharmacist(), "another pharmacy"));
        list.add(professional("nurse", "infirmier1", staff.nurse(), "in the care team of citoyen1"));
        list.add(professional("secretary", "secretaire1", staff.secretary(), "medical secretary of docteur1"));
        list.add(professional("regulator", "regulateur1", staff.regulator(), "SAMU regulator"));
        list.add(structure("laboratory", staff.laboratory()));
        list.add(structure("hospital", staff.hospital()));
        list.add(citizen("citizen", "citoyen1", people.firstCitizen(), "adult; docteur1 is the médecin traitant"));
        list.add(citizen("parent", "parent1", people.parent(), "parent of a 14-month-old and of a 16-year-old"));
        list.add(citizen("carer", "aidant1", people.carer(), "cares for an elderly parent"));
        list.add(citizen("citizen", "citoyen2", people.otherCitizen(), "another adult"));
        list.add(new SandboxAccount(
                "admin",
                "Administration du bac à sable",
                "admin1",
                PASSWORD,
                secret("admin1"),
                null,
                null,
                null,
                null,
                null,
                "administrator of the platform"));
        return list;
    }

    /// Opens them at the door; done again at every start, it changes nothing.
    void open() {
        clients.bindBackendTo(directory.cast().hospital().finess());
        all().stream().filter(account -> !account.password().isEmpty()).forEach(account -> {
            var kind = account.rpps() != null
                    ? Kind.PROFESSIONAL
                    : account.patientId() != null ? Kind.CITIZEN : Kind.ADMINISTRATOR;
            var isNew = accounts.open(new NewAccount(
                    account.username(),
                    account.password(),
                    kind,
                    account.displayName(),
                    account.rpps() == null ? null : "8" + account.rpps(),
                    account.patientId() == null ? null : PatientId.parse(account.patientId()),
                    account.totpSecret()));
            if (isNew && kind == Kind.CITIZEN) {
                accounts.byLogin(account.username()).ifPresent(clients::allowDemoApp);
            }
        });
    }

    private static SandboxAccount professional(String role, String username, Practitioner who, String notes) {
        return new SandboxAccount(
                role,
                who.displayName(),
                username,
                PASSWORD,
                secret(username),
                who.rpps().value(),
                finess(who),
                null,
                null,
                null,
                notes);
    }

    private static @Nullable String finess(Practitioner who) {
        return who.situations().stream()
                .map(situation -> situation.finess())
                .filter(finess -> finess != null)
                .map(finess -> finess.value())
                .findFirst()
                .orElse(null);
    }

    /// A structure does not sign in: its software does, with the client credentials of the list of clients.
    private static SandboxAccount structure(String role, Establishment which) {
        return new SandboxAccount(
                role,
                which.name(),
                which.finess().value(),
                "",
                null,
                null,
                which.finess().value(),
                null,
                null,
                null,
                "structure; its software signs in as demo-backend");
    }

    private SandboxAccount citizen(String role, String username, PatientId patient, String notes) {
        var identity = identities.require(patient);
        var ins = identity.ins();
        return new SandboxAccount(
                role,
                identity.displayName(),
                username,
                PASSWORD,
                secret(username),
                null,
                null,
                ins == null
                        ? null
                        : new InsOfTest(ins.matricule(), ins.authority().oid()),
                patient.toString(),
                ins == null ? null : mailboxes.addressOf(patient),
                notes);
    }

    /// Base32 (RFC 4648) of twenty bytes that depend on the user name alone: the same after every start.
    private static String secret(String username) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var seed = ("socle-sandbox-" + username).getBytes(StandardCharsets.UTF_8);
        var secret = new StringBuilder(32);
        var state = 17L;
        for (var i = 0; i < 32; i++) {
            state = state * 6364136223846793005L + seed[i % seed.length] + 1442695040888963407L;
            secret.append(alphabet.charAt((int) (state >>> 59)));
        }
        return secret.toString();
    }
}
