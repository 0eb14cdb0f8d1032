package fr.socle.psc.session;

import fr.socle.psc.AccountMerging;
import fr.socle.psc.PscRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `POST /api/admin/accounts/merge`: the operator says that two national identifiers are one person.
@RestController
@RequestMapping("/api/admin/accounts/merge")
class AccountMergingApi {

    private final AccountMerging merging;

    AccountMergingApi(AccountMerging merging) {
        this.merging = merging;
    }

    /// @param stays the national identifier in use from now on
    /// @param goes the one that is no longer
    record Asked(@Nullable String stays, @Nullable String goes) {}

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void merge(@RequestBody Asked asked) {
        if (asked.stays() == null || asked.goes() == null) {
            throw new PscRefusal.UnknownAccount().asException();
        }
        merging.merge(asked.stays(), asked.goes());
    }
}
