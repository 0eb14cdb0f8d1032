package fr.socle.directory.fhir;

import fr.socle.directory.fhir.search.Criterion;
import fr.socle.directory.fhir.search.Parameter;
import fr.socle.directory.fhir.search.Parameters;
import fr.socle.directory.fhir.search.Sql;
import fr.socle.directory.fhir.search.TextParameter;
import fr.socle.directory.fhir.search.Types;
import java.util.Locale;
import java.util.Map;

/// Secure mailboxes beside a resource, and the searches by them. Those on the red list are never seen.
final class MailboxColumns {

    private MailboxColumns() {}

    /// @param owner condition on the table `mailbox m` that picks those of the row
    static String of(String owner) {
        return """
                array(select concat_ws(E'\\x1f', m.address, m.kind, coalesce(m.description, ''),
                             coalesce(m.service, ''))
                        from directory.mailbox m where %s and not m.red_list order by m.address) as mailboxes""".formatted(owner);
    }

    /// @param column of the resource, and what of a mailbox it is compared with
    static Map<String, Parameter> parameters(String column, String what, String which) {
        var among = column + " in (select " + what + " from directory.mailbox m where not m.red_list and " + which
                + " and ";
        var address = new TextParameter("m.address", "m.address", it -> it.toLowerCase(Locale.ROOT), null, null);
        return Map.of(
                "mailbox-mss",
                new Nested(address, among),
                "mailbox-mss-type",
                Parameters.token(it -> Sql.of(among + "m.kind = ?)", it.code()), among + "true)"));
    }

    /// A condition on mailboxes as one on their owners.
    private record Nested(TextParameter inner, String among) implements Parameter {

        @Override
        public String kind() {
            return inner.kind();
        }

        @Override
        public Sql where(Criterion asked, Types types) {
            return Sql.join(Sql.of(among), inner.where(asked, types), Sql.of(")"));
        }

        @Override
        public Sql present() {
            return Sql.of(among + "true)");
        }
    }
}
