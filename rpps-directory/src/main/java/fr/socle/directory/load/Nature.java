package fr.socle.directory.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One authorised activity of FINESS+: equipment, care, social equipment… told apart by the name of its nature.
///
/// @param name in small letters, `natureeml`
/// @param organization the site where it is exercised, or the legal entity that holds it
/// @param line for reports: how many came before
record Nature(String name, JsonBranch content, String organization, boolean ofSite, long line) {

    private static final String ACTIVE = "A";
    private static final int ISO_DAY = 10;

    JsonBranch about() {
        return content.branch("caracteristiquesgeneriques");
    }

    /// What the schema leaves open.
    JsonBranch specific() {
        return content.fields().keySet().stream()
                .filter(it -> it.startsWith("caracteristiquesspecifiques"))
                .findFirst()
                .map(content::branch)
                .orElse(content.branch("caracteristiquesspecifiques"));
    }

    boolean isActive() {
        return about().text("etatobjet", ACTIVE).equals(ACTIVE) && about().text("datefineffectiveactivite") == null;
    }

    @Nullable
    LocalDate day(String name) {
        var text = about().text(name, "");
        return FinessSite.date(text.length() > ISO_DAY ? text.substring(0, ISO_DAY) : text);
    }

    /// The first code under any of the names.
    static @Nullable String code(JsonBranch branch, List<String> names) {
        return codes(branch, names).stream().findFirst().orElse(null);
    }

    /// The codes under the first of the names that is there: a text, a coding, or a list of codings.
    static List<String> codes(JsonBranch branch, List<String> names) {
        for (var name : names) {
            var all = new ArrayList<String>();
            var one = branch.text(name);
            if (one != null) {
                all.add(one);
            } else {
                branch.branches(name).forEach(it -> {
                    var code = it.text("code");
                    if (code != null) {
                        all.add(code);
                    }
                });
            }
            if (!all.isEmpty()) {
                return all;
            }
        }
        return List.of();
    }
}
