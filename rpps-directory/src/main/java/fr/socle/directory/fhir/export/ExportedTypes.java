package fr.socle.directory.fhir.export;

import fr.socle.directory.fhir.search.ResourceType;
import fr.socle.directory.fhir.search.Searches;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every type that can be exported: those the directory searches, and those that say so themselves.
@Component
class ExportedTypes {

    private final Map<String, ExportedType> types = new LinkedHashMap<>();

    ExportedTypes(JdbcTemplate template, JdbcClient jdbc, List<ResourceType> searched, List<ExportedType> others) {
        var searches = new Searches(template, searched);
        searches.types().stream()
                .filter(it -> !it.isOnlyBeside())
                .sorted(java.util.Comparator.comparing(ResourceType::name))
                .forEach(it -> types.put(it.name(), new SearchedType(it, searches, jdbc)));
        others.forEach(it -> types.put(it.name(), it));
    }

    Collection<String> names() {
        return types.keySet();
    }

    /// @throws fr.socle.kernel.Refused for a type that is not exported
    ExportedType of(String name) {
        var type = types.get(name);
        if (type == null) {
            throw new ExportRefusal.Unexportable("_type " + name).asException();
        }
        return type;
    }
}
