package fr.socle.directory.slots;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.socle.directory.Practice;
import fr.socle.directory.PracticeFilter;
import fr.socle.directory.Practitioner;
import fr.socle.directory.Practitioners;
import fr.socle.directory.SandboxDirectory.Cast;
import fr.socle.directory.SandboxPart;
import fr.socle.directory.slots.TimeSlot.Audience;
import fr.socle.directory.slots.TimeSlot.Consultation;
import fr.socle.directory.slots.TimeSlot.Status;
import fr.socle.kernel.fhir.FhirSystems;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Diaries and free slots of the sandbox: some general practitioners, a heart doctor and the centre of SOS
/// Médecins, two weeks from today on. The same day always gives the same slots; what is booked stays.
@Component
@Profile("sandbox")
class SandboxSlots implements SandboxPart {

    /// SIRET of the association, with a right key; nobody can hold it.
    static final String SOS = "399900012800010";

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int DAYS = 14;
    private static final int OTHER_DOCTORS = 12;
    private static final Duration LENGTH = Duration.ofMinutes(20);
    private static final List<LocalTime> MORNING = times("09:00", "09:40", "10:20", "11:00");
    private static final List<LocalTime> AFTERNOON = times("14:00", "15:20", "17:00");
    private static final List<LocalTime> EVENING = times("18:00", "18:40", "19:20", "20:00", "20:40", "21:20");
    private static final List<Set<Audience>> AUDIENCES = List.of(
            Set.of(Audience.PUBLIC, Audience.PRO, Audience.SNP),
            Set.of(Audience.PUBLIC),
            Set.of(Audience.SNP),
            Set.of(Audience.PRO, Audience.SNP),
            Set.of(Audience.PUBLIC, Audience.CPTS));

    private final Practitioners practitioners;
    private final Agendas agendas;
    private final Regulators regulators;
    private final JdbcTemplate jdbc;
    private final Where where;

    SandboxSlots(Practitioners practitioners, Agendas agendas, Regulators regulators, JdbcTemplate jdbc, Where where) {
        this.practitioners = practitioners;
        this.agendas = agendas;
        this.regulators = regulators;
        this.jdbc = jdbc;
        this.where = where;
    }

    @Override
    public void ensure(Cast cast) {
        var today = LocalDate.ofInstant(where.clock().instant(), PARIS);
        if (isFull(today)) {
            return;
        }
        var regulator = cast.regulator();
        regulators.keep(new Regulators.Regulator(
                new ExternalId(FhirSystems.IDNPS, regulator.nationalId()),
                regulator.rpps().value(),
                regulator.familyName(),
                regulator.givenName(),
                null,
                true));
        var slots = new ArrayList<TimeSlot>();
        for (var practice : practices(cast)) {
            var person = practitioners.require(practice.practitioner());
            var agenda = agenda(person, practice);
            agendas.write(agenda);
            var cpts = practice.address().town() != null
                            && practice.address()
                                    .town()
                                    .equals(cast.cpts().address().town())
                    ? cast.cpts().number()
                    : null;
            for (var day = 0; day < DAYS; day++) {
                slots.addAll(ofDay(agenda, today.plusDays(day), person, cpts));
            }
        }
        var centre = centre(cast);
        agendas.write(centre);
        for (var day = 0; day < DAYS; day++) {
            slots.addAll(evening(centre, today.plusDays(day)));
        }
        jdbc.batchUpdate(
                SlotRow.ADD,
                slots.stream().map(it -> SlotRow.values(it).toArray()).toList());
    }

    private boolean isFull(LocalDate today) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from directory.slot where starts > ?)",
                Boolean.class,
                today.plusDays(DAYS - 2).atStartOfDay(PARIS).toOffsetDateTime()));
    }

    private List<Practice> practices(Cast cast) {
        var all = new ArrayList<Practice>();
        for (var person : List.of(cast.firstDoctor(), cast.secondDoctor())) {
            all.addAll(practitioners.practicesOf(Set.of(person.id())).getOrDefault(person.id(), List.of()));
        }
        var others = List.<PracticeFilter>of(new PracticeFilter.WithKnowHow(Set.of("SM54", "SM26", "SM15", "SM40")));
        practitioners.practices(others, null, OTHER_DOCTORS).items().stream()
                .filter(it -> all.stream()
                        .noneMatch(known ->
                                known.situation().id().equals(it.situation().id())))
                .forEach(all::add);
        return all;
    }

    private Agenda agenda(Practitioner person, Practice practice) {
        var address = practice.address();
        var situation = practice.situation();
        return new Agenda(
                id("agenda " + situation.id()),
                new ExternalId("urn:socle:sandbox:agenda", situation.id()),
                new Agenda.Professional(person.rpps().value(), situation.id()),
                DiaryKeepers.nationalId(situation),
                situation.structureName(),
                new Agenda.Place(
                        situation.structureName(),
                        address.lines().isEmpty() ? "-" : address.lines().getFirst(),
                        Objects.requireNonNullElse(address.town(), "-"),
                        Objects.requireNonNullElse(address.postalCode(), "99000"),
                        practice.phone()),
                true,
                "sandbox",
                1,
                where.clock().instant());
    }

    private Agenda centre(Cast cast) {
        var address = cast.hospital().address();
        return new Agenda(
                id("centre"),
                new ExternalId("urn:socle:sandbox:agenda", "sos"),
                null,
                SOS,
                "SOS Médecins du Val de Lyse",
                new Agenda.Place(
                        "Centre de consultation de Vallon-sur-Lyse",
                        "1 place de la Gare",
                        Objects.requireNonNullElse(address.town(), "-"),
                        Objects.requireNonNullElse(address.postalCode(), "99000"),
                        "0199003624"),
                true,
                "sandbox",
                1,
                where.clock().instant());
    }

    private List<TimeSlot> ofDay(Agenda agenda, LocalDate day, Practitioner person, @Nullable String cpts) {
        var chance = Math.floorMod(Objects.hash(person.rpps().value(), day.toEpochDay()), 7);
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY || chance == 0) {
            return List.of();
        }
        var times = new ArrayList<>(MORNING);
        if (day.getDayOfWeek() != DayOfWeek.SATURDAY) {
            times.addAll(AFTERNOON);
        }
        var made = new ArrayList<TimeSlot>();
        for (var i = chance % 3; i < times.size(); i += 2) {
            var audience = AUDIENCES.get((chance + i) % AUDIENCES.size());
            var shared = cpts != null && audience.contains(Audience.CPTS) ? List.of(cpts) : List.<String>of();
            var consultations = i % 3 == 0 ? Set.of(Consultation.AMB, Consultation.VR) : Set.of(Consultation.AMB);
            var knowHow = person.knowHow();
            made.add(slot(
                    agenda,
                    day.atTime(times.get(i)),
                    new Kind(audience, consultations, knowHow == null ? List.of() : List.of(knowHow), shared),
                    "/annuaire/professionnels/" + person.rpps()));
        }
        return made;
    }

    private List<TimeSlot> evening(Agenda centre, LocalDate day) {
        var kind = new Kind(
                Set.of(Audience.PUBLIC, Audience.SNP), Set.of(Consultation.AMB, Consultation.VR), List.of(), List.of());
        return EVENING.stream()
                .map(it -> slot(centre, day.atTime(it), kind, "/annuaire"))
                .toList();
    }

    private TimeSlot slot(Agenda agenda, java.time.LocalDateTime at, Kind kind, String path) {
        var start = at.atZone(PARIS).toInstant();
        return new TimeSlot(
                id("slot " + agenda.id() + " " + start),
                agenda.id(),
                null,
                start,
                start.plus(LENGTH),
                Status.FREE,
                kind.audiences(),
                kind.consultations(),
                null,
                kind.specialities(),
                false,
                where.publicUrl() + path,
                kind.cpts(),
                1,
                where.clock().instant());
    }

    private static List<LocalTime> times(String... texts) {
        return java.util.Arrays.stream(texts).map(LocalTime::parse).toList();
    }

    private static UUID id(String what) {
        return UUID.nameUUIDFromBytes(("socle sandbox " + what).getBytes(UTF_8));
    }

    private record Kind(
            Set<Audience> audiences, Set<Consultation> consultations, List<String> specialities, List<String> cpts) {}

    /// Where and when the sandbox is.
    @Component
    @Profile("sandbox")
    record Where(
            Clock clock,

            @Value("${socle.public-url:http://localhost:8080}")
            String publicUrl) {}
}
