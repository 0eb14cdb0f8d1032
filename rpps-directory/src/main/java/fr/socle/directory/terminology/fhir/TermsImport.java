package fr.socle.directory.terminology.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.quality.FileDay;
import fr.socle.directory.quality.Flaws;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Official files of codes: FHIR `CodeSystem`, `ValueSet` and `ConceptMap` in JSON or XML, or value sets in the SVS
/// layout of the CI-SIS (`JDV_J…`), one of them or a zip of many.
@Component("terminologies")
class TermsImport implements ImportSource {

    private final TermsWriting writing;
    private final DirectoryLoads loads;
    private final Clock clock;
    private final FhirContext context = FhirContext.forR4Cached();

    TermsImport(TermsWriting writing, DirectoryLoads loads, Clock clock) {
        this.writing = writing;
        this.loads = loads;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "terminologies";
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public void load(ImportFile file, ImportProgress progress) throws IOException {
        var names = file.entryNames();
        var flaws = new Flaws(progress);
        var codes = 0L;
        if (names.isEmpty()) {
            try (var in = file.open()) {
                codes = take(TermsText.read(in), 1);
            }
        }
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (name.endsWith(".json") || name.endsWith(".xml")) {
                try (var in = file.open(name)) {
                    codes += take(TermsText.read(in), i + 1);
                }
            } else {
                flaws.rejected(i + 1, "directory.not-a-terminology", name + " is neither JSON nor XML.");
            }
            flaws.read(codes, (double) (i + 1) / names.size());
        }
        if (codes == 0) {
            throw new ImportRefusal.Empty().asException();
        }
        flaws.read(codes, 1);
        flaws.accepted(codes);
        loads.done(new DirectoryLoads.Load(
                name(), file.originalName(), clock.instant(), codes, Map.of(), flaws.quality(FileDay.of(file), 0)));
    }

    /// @param number of the file in the archive, for the refusal
    private long take(TermsText file, int number) {
        var text = file.value();
        if (text.contains("RetrieveValueSetResponse") || text.contains("urn:ihe:iti:svs")) {
            return writing.valueSet(SvsFile.read(text, number));
        }
        try {
            var parser = file.isJson() ? context.newJsonParser() : context.newXmlParser();
            return take(parser.parseResource(text));
        } catch (DataFormatException unreadable) {
            throw new ImportRefusal.Unreadable(number, "it is no FHIR resource and no value set").asException();
        }
    }

    private long take(IBaseResource resource) {
        return switch (resource) {
            case CodeSystem system -> writing.codeSystem(system);
            case ValueSet set -> writing.valueSet(set);
            case ConceptMap map -> writing.conceptMap(map);
            case Bundle bundle ->
                bundle.getEntry().stream()
                        .mapToLong(it -> take(it.getResource()))
                        .sum();
            default -> 0;
        };
    }
}
