package fr.socle.directory.fhir.search;

import java.time.ZoneOffset;

/// Instants and dates with `eq`, `ne`, `gt`, `ge`, `lt`, `le`, `sa`, `eb`, `ap`, at the precision given.
record MomentParameter(String column) implements Parameter {

    @Override
    public String kind() {
        return "date";
    }

    @Override
    public Sql where(Criterion asked, Types types) {
        asked.allow();
        return asked.any(it -> compared(asked, it));
    }

    private Sql compared(Criterion asked, String value) {
        var prefixed = value.length() > 2 && Character.isLetter(value.charAt(0));
        var prefix = prefixed ? value.substring(0, 2) : "eq";
        var span = Span.read(prefixed ? value.substring(2) : value);
        if (span == null) {
            throw asked.refused();
        }
        var from = span.from().atOffset(ZoneOffset.UTC);
        var to = span.to().atOffset(ZoneOffset.UTC);
        return switch (prefix) {
            case "eq", "ap" -> Sql.of("(" + column + " >= ? and " + column + " < ?)", from, to);
            case "ne" -> Sql.of("(" + column + " < ? or " + column + " >= ?)", from, to);
            case "gt", "sa" -> Sql.of(column + " >= ?", to);
            case "ge" -> Sql.of(column + " >= ?", from);
            case "lt", "eb" -> Sql.of(column + " < ?", from);
            case "le" -> Sql.of(column + " < ?", to);
            default -> throw asked.refused();
        };
    }

    @Override
    public Sql present() {
        return Sql.of(column + " is not null");
    }
}
