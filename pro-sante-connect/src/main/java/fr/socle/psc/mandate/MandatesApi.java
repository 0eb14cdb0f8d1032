package fr.socle.psc.mandate;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Caller.Power;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Mandates by API, for the professional's own software.
@RestController
@RequestMapping("/api/mandates")
class MandatesApi {

    private final Mandates mandates;

    MandatesApi(Mandates mandates) {
        this.mandates = mandates;
    }

    /// @param holder RPPS number
    /// @param powers `record`, `prescriptions`
    record Wanted(
            @Nullable String holder,
            @Nullable List<String> powers,
            @Nullable Instant until) {}

    record Shown(
            UUID id,
            String mandator,
            String mandatorName,
            String holder,
            String holderName,
            List<String> powers,
            Instant givenAt,
            Instant until) {}

    record Both(List<Shown> given, List<Shown> held) {}

    @GetMapping
    Both mine(Caller.Professional me) {
        return new Both(show(mandates.givenBy(me)), show(mandates.heldBy(me)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Shown give(Caller.Professional me, @RequestBody Wanted wanted) {
        var until = wanted.until();
        if (until == null) {
            throw new MandateRefusal.BadEnd().asException();
        }
        var holder = wanted.holder() == null ? "" : wanted.holder();
        return show(mandates.give(me, new Mandates.Offer(holder, powers(wanted.powers()), until)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller.Professional me, @PathVariable UUID id) {
        mandates.withdraw(me, id);
    }

    static Set<Power> powers(@Nullable List<String> named) {
        try {
            return named == null
                    ? Set.of()
                    : named.stream()
                            .map(it -> Power.valueOf(it.toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toSet());
        } catch (IllegalArgumentException unknown) {
            throw new MandateRefusal.UnknownPower().asException();
        }
    }

    private List<Shown> show(List<Mandate> all) {
        return all.stream().map(this::show).toList();
    }

    private Shown show(Mandate it) {
        return new Shown(
                it.id(),
                it.mandator(),
                mandates.nameOf(it.mandator()),
                it.holder(),
                mandates.nameOf(it.holder()),
                it.powers().stream()
                        .map(power -> power.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                it.givenAt(),
                it.endsAt());
    }
}
