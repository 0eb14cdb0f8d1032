package fr.socle.identity;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// Whose numbers identify somebody here: those of tests and demonstrations do in a sandbox only.
@Component
public class InsAuthorities {

    private final boolean realNumbersOnly;

    InsAuthorities(Environment environment) {
        this.realNumbersOnly = environment.acceptsProfiles(Profiles.of("production"));
    }

    public void requireAccepted(Ins ins) {
        var test = ins.authority() == Ins.Authority.TEST || ins.authority() == Ins.Authority.DEMO;
        if (test && realNumbersOnly) {
            throw new IdentityRefusal.TestNumber().asException();
        }
    }
}
