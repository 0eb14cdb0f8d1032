package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SmartScopesTest {

    @ParameterizedTest
    @CsvSource({
        "user/*.cruds, user/*.cruds, true",
        "user/*.cruds, user/Patient.rs, true",
        "user/*.rs, user/Patient.cruds, false",
        "user/Patient.rs, user/*.rs, false",
        "user/Patient.rs, user/Observation.rs, false",
        "user/*.cruds, system/Patient.rs, false",
        "user/*.cruds, user/Patient.sr, false",
        "user/*.cruds, user/Patient., false",
        "user/*.cruds, user/../Patient.rs, false",
        "openid, openid, true",
        "openid, admin, false"
    })
    void a_client_may_ask_for_a_part_of_what_it_is_registered_for(String registered, String asked, boolean allowed) {
        assertThat(SmartScopes.covers(registered, asked)).isEqualTo(allowed);
    }
}
