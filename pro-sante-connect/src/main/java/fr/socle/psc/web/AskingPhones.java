package fr.socle.psc.web;

import fr.socle.psc.Account;
import fr.socle.psc.PhoneRequest;
import fr.socle.psc.PhoneRequests;
import fr.socle.psc.means.Phones;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The second factor of a page, asked of the phones a person has enrolled.
@Component
class AskingPhones {

    private final PhoneRequests requests;
    private final Phones phones;

    AskingPhones(PhoneRequests requests, Phones phones) {
        this.requests = requests;
        this.phones = phones;
    }

    /// @return null for somebody without a phone
    @Nullable
    UUID ask(Account account) {
        if (!phones.any(account.id())) {
            return null;
        }
        var question = new PhoneRequest.Question(null, "Socle Santé", PhoneRequests.digits(), Set.of(), null);
        return requests.ask(account, question).id();
    }

    Optional<PhoneRequest> find(@Nullable UUID request) {
        return Optional.ofNullable(request).flatMap(requests::find);
    }
}
