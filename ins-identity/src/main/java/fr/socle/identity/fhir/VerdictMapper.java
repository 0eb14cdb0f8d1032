package fr.socle.identity.fhir;

import fr.socle.identity.Verdict;
import fr.socle.identity.Verdict.Line;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// A verdict in codes for programs and in words for people, in both languages.
@Component
class VerdictMapper {

    private final MessageSource messages;

    VerdictMapper(MessageSource messages) {
        this.messages = messages;
    }

    void addTo(ParametersParameterComponent parameter, Line line) {
        parameter.addPart().setName("trait").setValue(new CodeType(code(line.trait())));
        parameter.addPart().setName("agreement").setValue(new CodeType(code(line.agreement())));
        line.rules().stream()
                .sorted()
                .forEach(rule -> parameter.addPart().setName("rule").setValue(new CodeType(code(rule))));
        parameter.addPart().setName("text").setValue(new StringType(text(line, Locale.FRENCH)));
        parameter.addPart().setName("text-en").setValue(new StringType(text(line, Locale.ENGLISH)));
    }

    Extension extension(Verdict why) {
        var explanation = new Extension(FrCore.EXPLANATION);
        why.lines().stream()
                .filter(line -> line.agreement() != Verdict.Agreement.NOT_GIVEN)
                .forEach(line -> explanation.addExtension(extension(line)));
        return explanation;
    }

    private Extension extension(Line line) {
        var extension = new Extension(FrCore.EXPLANATION + "-trait");
        extension.addExtension("trait", new CodeType(code(line.trait())));
        extension.addExtension("agreement", new CodeType(code(line.agreement())));
        line.rules().stream().sorted().forEach(rule -> extension.addExtension("rule", new CodeType(code(rule))));
        extension.addExtension("text", new StringType(text(line, Locale.FRENCH)));
        extension.addExtension("text-en", new StringType(text(line, Locale.ENGLISH)));
        return extension;
    }

    String advice(String code, Locale locale) {
        return messages.getMessage("identity.insi." + code, null, locale);
    }

    private String text(Line line, Locale locale) {
        var sentence = messages.getMessage("identity.trait." + line.trait(), null, locale)
                + messages.getMessage("identity.verdict.is", null, locale)
                + messages.getMessage("identity.verdict." + line.agreement(), null, locale);
        var rules = line.rules().stream()
                .sorted()
                .map(rule -> messages.getMessage("identity.rule." + rule, null, locale))
                .collect(Collectors.joining(", "));
        return rules.isEmpty() ? sentence : sentence + " (" + rules + ")";
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
