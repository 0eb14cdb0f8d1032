package fr.socle.psc.web;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// What the strict firewall says of header values, said faster of those that are plain ASCII, as a token of a thousand
/// characters is each time it is read: its own expression costs a twentieth of a small answer.
@Configuration(proxyBeanMethods = false)
class HeaderFirewall {

    private static final Predicate<String> STRICT =
            Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*").asMatchPredicate();

    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> isPlain(value) || STRICT.test(value));
        return firewall;
    }

    private static boolean isPlain(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
