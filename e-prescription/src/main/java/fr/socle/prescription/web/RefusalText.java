package fr.socle.prescription.web;

import fr.socle.kernel.Refused;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What a refusal says on a page, in the reader's language.
@Component
class RefusalText {

    private final MessageSource messages;

    RefusalText(MessageSource messages) {
        this.messages = messages;
    }

    String of(Refused refused, Locale locale) {
        var no = refused.refusal().terms();
        var details = no.details();
        return String.valueOf(messages.getMessage(
                "refusal." + no.code(),
                new Object[] {
                    details.getOrDefault("remaining", ""),
                    details.getOrDefault("unit", ""),
                    details.getOrDefault("product", "")
                },
                no.explanation(),
                locale));
    }
}
