package fr.socle.directory.fhir.search;

import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.SearchText;
import java.util.Set;
import java.util.function.Function;

/// The kinds of parameters, ready to be told which columns they look at.
public final class Parameters {

    private Parameters() {}

    /// @param read what one token means in SQL
    /// @param present when there is a value
    public static Parameter token(Function<Token, Sql> read, String present) {
        return new TokenParameter(read, Sql.of(present), false);
    }

    /// A token few resources share, such as a number.
    public static Parameter key(Function<Token, Sql> read, String present) {
        return new TokenParameter(read, Sql.of(present), true);
    }

    public static Parameter flag(String condition) {
        return new TokenParameter(
                token -> switch (token.code()) {
                    case "true" -> Sql.of("(" + condition + ")");
                    case "false" -> Sql.of("(not " + condition + ")");
                    default -> throw new DirectoryRefusal.UnreadableSearch("active").asException();
                },
                Sql.TRUE,
                false);
    }

    /// What this directory knows nothing of: no resource has it.
    public static Parameter unknown(String kind) {
        return new Parameter() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Sql where(Criterion asked, Types types) {
                return Sql.FALSE;
            }

            @Override
            public Sql present() {
                return Sql.FALSE;
            }
        };
    }

    /// A token every resource has the same value of.
    public static Parameter constant(String code) {
        return token(token -> token.code().equals(code) ? Sql.TRUE : Sql.FALSE, "true");
    }

    /// @param raw column as written
    /// @param key column without accents, in capitals
    public static TextParameter text(String raw, String key) {
        return new TextParameter(raw, key, SearchText::of, null, null);
    }

    public static Parameter town(String raw, String key) {
        return new TextParameter(raw, key, SearchText::town, null, null);
    }

    public static Parameter moment(String column) {
        return new MomentParameter(column);
    }

    /// @param column that holds the id of the resource referred to
    public static ReferenceParameter reference(String target, String column) {
        return new ReferenceParameter(target, column, _ -> null);
    }

    /// `system|code`, `|code`, `code` or `system|`.
    ///
    /// @param system null when none was given, empty when the value has none
    public record Token(@org.jspecify.annotations.Nullable String system, String code) {

        static Token of(String written) {
            var bar = written.indexOf('|');
            return bar < 0
                    ? new Token(null, written)
                    : new Token(written.substring(0, bar), written.substring(bar + 1));
        }

        public boolean isOf(Set<String> systems) {
            return system == null || systems.contains(system);
        }
    }
}
