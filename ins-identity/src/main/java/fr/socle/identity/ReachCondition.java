package fr.socle.identity;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.translate;

import org.jooq.Condition;
import org.jooq.Field;

/// Those among the people who are reached so: an address compares its beginning, whatever the case.
final class ReachCondition {

    private static final Field<String> EMAIL = field(name("email"), String.class);
    private static final Field<String> PHONE = field(name("phone"), String.class);
    private static final Field<String> LINE = field(name("address_line"), String.class);
    private static final Field<String> POSTAL_CODE = field(name("postal_code"), String.class);
    private static final Field<String> CITY = field(name("city"), String.class);

    private ReachCondition() {}

    static Condition of(Criteria.Reach so) {
        var all = noCondition();
        if (so.telecom() != null) {
            all = all.and(telecom(so.telecom()));
        }
        if (so.address() != null) {
            all = all.and(says(LINE, so.address()).or(says(CITY, so.address())).or(says(POSTAL_CODE, so.address())));
        }
        if (so.city() != null) {
            all = all.and(says(CITY, so.city()));
        }
        return so.postalCode() == null ? all : all.and(says(POSTAL_CODE, so.postalCode()));
    }

    private static Condition telecom(String asked) {
        var digits = asked.replaceAll("[^0-9+]", "");
        var phone = digits.isEmpty()
                ? falseCondition()
                : translate(PHONE, " .-()", "").eq(digits);
        return EMAIL.equalIgnoreCase(asked).or(phone);
    }

    private static Condition says(Field<String> field, Criteria.Text wanted) {
        return wanted.whole() ? field.eq(wanted.text()) : field.startsWithIgnoreCase(wanted.text());
    }
}
