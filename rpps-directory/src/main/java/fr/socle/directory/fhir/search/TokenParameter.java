package fr.socle.directory.fhir.search;

import fr.socle.directory.fhir.search.Parameters.Token;
import java.util.function.Function;

record TokenParameter(Function<Token, Sql> read, Sql present, boolean rare) implements Parameter {

    @Override
    public String kind() {
        return "token";
    }

    @Override
    public Sql where(Criterion asked, Types types) {
        asked.allow();
        return asked.any(it -> read.apply(Token.of(it)));
    }

    @Override
    public boolean isKey(Criterion asked) {
        return rare && asked.modifier() == null;
    }
}
