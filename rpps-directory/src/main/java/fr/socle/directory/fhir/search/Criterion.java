package fr.socle.directory.fhir.search;

import fr.socle.directory.DirectoryRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One search parameter as it was asked: `name:modifier.chain=value,value`
/// (<https://hl7.org/fhir/R4/search.html>).
///
/// @param values alternatives: one of them is enough
public record Criterion(
        String name, @Nullable String modifier, @Nullable String chain, List<String> values) {

    public Criterion {
        values = List.copyOf(values);
    }

    static Criterion of(String written, String text) {
        var dot = written.startsWith("_has:") ? -1 : written.indexOf('.');
        var head = dot < 0 ? written : written.substring(0, dot);
        var colon = head.indexOf(':');
        return new Criterion(
                colon < 0 ? head : head.substring(0, colon),
                colon < 0 ? null : head.substring(colon + 1),
                dot < 0 ? null : written.substring(dot + 1),
                alternatives(text));
    }

    /// What the chain asks of the resource at the other end.
    Criterion further() {
        return of(
                chain == null ? "_id" : chain,
                String.join(",", values.stream().map(Criterion::escaped).toList()));
    }

    public boolean is(String wanted) {
        return wanted.equals(modifier);
    }

    /// @param read what one alternative means
    public Sql any(Function<String, Sql> read) {
        return Sql.any(values.stream().map(read).toList());
    }

    /// @throws fr.socle.kernel.Refused for a modifier that is none of these
    public void allow(String... modifiers) {
        if (modifier != null && !List.of(modifiers).contains(modifier)) {
            throw refused();
        }
    }

    public RuntimeException refused() {
        return new DirectoryRefusal.UnreadableSearch(modifier == null ? name : name + ":" + modifier).asException();
    }

    /// Commas part alternatives unless a backslash stands before; official clients put blanks after them.
    private static List<String> alternatives(String text) {
        var all = new ArrayList<String>();
        var one = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                one.append(text.charAt(++i));
            } else if (c == ',') {
                all.add(one.toString().strip());
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        all.add(one.toString().strip());
        return all.stream().filter(it -> !it.isEmpty()).toList();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,");
    }
}
