package fr.socle.psc.consent;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// A scope in the words of the person it opens a door of.
@Component("scopeWords")
class ScopeWords {

    private static final Pattern SMART = Pattern.compile("(patient|user)/(\\*|[A-Za-z]+)\\.(c?r?u?d?s?)");

    private final MessageSource messages;

    ScopeWords(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String scope, Locale language) {
        var smart = SMART.matcher(scope);
        if (!smart.matches()) {
            return said("psc.scope." + scope, scope, language);
        }
        var resource = smart.group(2).equals("*") ? "all" : smart.group(2);
        var what = said("psc.scope.of." + resource, resource, language);
        var letters = smart.group(3);
        var changes = letters.chars().anyMatch(it -> "cud".indexOf(it) >= 0);
        var reads = letters.chars().anyMatch(it -> "rs".indexOf(it) >= 0);
        var verb = changes && reads ? "both" : changes ? "change" : "read";
        return messages.getMessage("psc.scope." + verb, new Object[] {what}, language);
    }

    private String said(String key, String otherwise, Locale language) {
        var text = messages.getMessage(key, null, otherwise, language);
        return text == null ? otherwise : text;
    }
}
