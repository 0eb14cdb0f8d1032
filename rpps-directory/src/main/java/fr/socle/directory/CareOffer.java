package fr.socle.directory;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The one search box over everybody and every place, in alphabetical order. No rank is for sale.
@Service
public class CareOffer {

    private static final String ESTABLISHMENT = "E";
    private static final String PROFESSIONAL = "P";
    private static final Field<String> KEY = DSL.field(DSL.name("place_in_order"), String.class);
    private static final Field<String> KIND = DSL.field(DSL.name("kind"), String.class);
    private static final Field<String> NUMBER = DSL.field(DSL.name("number"), String.class);

    private final DSLContext dsl;
    private final Practitioners practitioners;
    private final Establishments establishments;

    CareOffer(DSLContext dsl, Practitioners practitioners, Establishments establishments) {
        this.dsl = dsl;
        this.practitioners = practitioners;
        this.establishments = establishments;
    }

    /// Whoever and whatever has words beginning like each word typed. When there is nobody, those with nearly the
    /// same words, the nearest first.
    ///
    /// @param after the [Finding#next] of the page before
    public Finding find(String typed, @Nullable Place place, @Nullable String after, int limit) {
        var from = Cursor.read(after, 3);
        var read = dsl.select(KEY, KIND, NUMBER)
                .from(inOrder(typed, place, from, limit + 1))
                .orderBy(KEY, KIND, NUMBER)
                .limit(limit + 1)
                .fetch();
        if (read.isEmpty() && from == null && !SearchText.of(typed).isEmpty()) {
            return new Finding(listings(nearly(typed, place, limit)), null, true);
        }
        var page = Cursor.page(read, limit, it -> Cursor.at(it.value1(), it.value2(), it.value3()))
                .map(it -> new Found(it.value2(), it.value3()));
        return new Finding(listings(page.items()), page.next(), false);
    }

    private static Select<Record3<String, String, String>> inOrder(
            String typed, @Nullable Place place, @Nullable Cursor from, int limit) {
        var professionals = DSL.select(
                        PractitionerRow.SORT_KEY.as(KEY),
                        inline(PROFESSIONAL).as(KIND),
                        PractitionerRow.RPPS.as(NUMBER))
                .from(PractitionerRow.TABLE)
                .where(PractitionerRow.ACTIVE.isTrue().and(PractitionerRow.reliable()))
                .and(Matching.words(PractitionerRow.SEARCH_TEXT, typed))
                .and(PractitionerRow.in(place))
                .and(beyond(from, PractitionerRow.SORT_KEY, PROFESSIONAL, PractitionerRow.RPPS))
                .orderBy(PractitionerRow.SORT_KEY, PractitionerRow.RPPS)
                .limit(limit);
        var places = DSL.select(
                        EstablishmentRow.SORT_KEY.as(KEY),
                        inline(ESTABLISHMENT).as(KIND),
                        EstablishmentRow.FINESS.as(NUMBER))
                .from(EstablishmentRow.TABLE)
                .where(Matching.words(EstablishmentRow.SEARCH_TEXT, typed))
                .and(EstablishmentRow.in(place))
                .and(beyond(from, EstablishmentRow.SORT_KEY, ESTABLISHMENT, EstablishmentRow.FINESS))
                .orderBy(EstablishmentRow.SORT_KEY, EstablishmentRow.FINESS)
                .limit(limit);
        return professionals.unionAll(places);
    }

    private static Condition beyond(@Nullable Cursor from, Field<String> key, String kind, Field<String> number) {
        return from == null
                ? noCondition()
                : row(key, inline(kind), number).gt(from.part(0), from.part(1), from.part(2));
    }

    private List<Found> nearly(String typed, @Nullable Place place, int limit) {
        var nearness = DSL.field(DSL.name("nearness"), Double.class);
        Select<Record4<String, String, String, Double>> professionals = DSL.select(
                        PractitionerRow.SORT_KEY.as(KEY),
                        inline(PROFESSIONAL).as(KIND),
                        PractitionerRow.RPPS.as(NUMBER),
                        Matching.nearness(PractitionerRow.SEARCH_TEXT, typed).as(nearness))
                .from(PractitionerRow.TABLE)
                .where(PractitionerRow.ACTIVE.isTrue().and(PractitionerRow.reliable()))
                .and(Matching.nearly(PractitionerRow.SEARCH_TEXT, typed))
                .and(PractitionerRow.in(place));
        Select<Record4<String, String, String, Double>> places = DSL.select(
                        EstablishmentRow.SORT_KEY.as(KEY),
                        inline(ESTABLISHMENT).as(KIND),
                        EstablishmentRow.FINESS.as(NUMBER),
                        Matching.nearness(EstablishmentRow.SEARCH_TEXT, typed).as(nearness))
                .from(EstablishmentRow.TABLE)
                .where(Matching.nearly(EstablishmentRow.SEARCH_TEXT, typed))
                .and(EstablishmentRow.in(place));
        return dsl.select(KEY, KIND, NUMBER)
                .from(professionals.unionAll(places))
                .orderBy(nearness.desc(), KEY, NUMBER)
                .limit(limit)
                .fetch(it -> new Found(it.value2(), it.value3()));
    }

    private List<Listing> listings(List<Found> found) {
        var people = practitioners.byNumbers(numbers(found, PROFESSIONAL));
        var places = establishments.byNumbers(numbers(found, ESTABLISHMENT));
        var practices = practitioners.practicesOf(
                people.values().stream().map(Practitioner::id).toList());
        return found.stream()
                .<@Nullable Listing>map(it -> {
                    var person = people.get(it.number());
                    if (it.kind().equals(PROFESSIONAL) && person != null) {
                        return new Listing.OfProfessional(person, practices.getOrDefault(person.id(), List.of()));
                    }
                    var place = places.get(it.number());
                    return place == null ? null : new Listing.OfEstablishment(place);
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> numbers(List<Found> found, String kind) {
        return found.stream()
                .filter(it -> it.kind().equals(kind))
                .map(Found::number)
                .toList();
    }

    private record Found(String kind, String number) {}

    /// @param approximate whether nobody answered to the very words, and these are the nearest
    public record Finding(List<Listing> listings, @Nullable String next, boolean approximate) {}

    /// One line of the answer.
    public sealed interface Listing {

        record OfProfessional(Practitioner practitioner, List<Practice> practices) implements Listing {}

        record OfEstablishment(Establishment establishment) implements Listing {}
    }
}
