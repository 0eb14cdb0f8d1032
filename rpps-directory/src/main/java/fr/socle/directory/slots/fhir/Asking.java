package fr.socle.directory.slots.fhir;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.slots.ExternalId;
import fr.socle.directory.slots.TimeSlot.Status;
import fr.socle.kernel.fhir.TimeSpan;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parameters of the SAS's queries, chains and reverse chains included, as they were sent.
record Asking(RequestDetails request) {

    private static final int MOST = 1_000;

    /// Refuses what is not among the names, `:missing` aside for those every resource has a value for; the FHIR library
    // leaves it to us where chains are taken raw.
    void refuseOthers(Set<String> known, Set<String> always) {
        request.getParameters().keySet().stream()
                .filter(it -> !known.contains(it))
                .filter(it -> !(it.endsWith(":missing") && always.contains(it.substring(0, it.lastIndexOf(':')))))
                .findFirst()
                .ifPresent(it -> {
                    throw new InvalidRequestException("Unknown search parameter: " + it);
                });
    }

    boolean has(String name) {
        return request.getParameters().containsKey(name);
    }

    /// Whether some parameter of these, which every resource has a value for, is asked to be missing.
    boolean isMissingAsked(Set<String> always) {
        var asked = false;
        for (var name : always) {
            for (var value : values(name + ":missing").toList()) {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new DirectoryRefusal.UnreadableSearch(name + ":missing").asException();
                }
                asked |= value.equals("true");
            }
        }
        return asked;
    }

    /// All values, commas separated.
    Stream<String> values(String name) {
        return Stream.of(request.getParameters().getOrDefault(name, new String[0]))
                .flatMap(it -> Arrays.stream(it.split(",")))
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }

    /// Bare RPPS numbers; an identifier that is none of them finds nobody.
    Set<String> professionals(String name) {
        return values(name)
                .map(it -> {
                    var bar = it.indexOf('|');
                    var rpps = Sas.rpps(bar < 0 ? "" : it.substring(0, bar), it.substring(bar + 1));
                    return rpps == null ? "none" : rpps;
                })
                .collect(Collectors.toSet());
    }

    /// National identifiers of structures.
    Set<String> structures(String name) {
        return values(name)
                .map(it -> it.substring(it.indexOf('|') + 1))
                .map(it -> it.length() == 14 ? "3" + it : it.length() == 9 ? "1" + it : it)
                .collect(Collectors.toSet());
    }

    Set<Status> statuses(String name) {
        var named = named(name);
        if (!has(name + ":not")) {
            return named;
        }
        var others = EnumSet.allOf(Status.class);
        others.removeAll(named(name + ":not"));
        if (!named.isEmpty()) {
            others.retainAll(named);
        }
        return others;
    }

    boolean excludesAllStatuses() {
        return has("status:not") && statuses("status").isEmpty();
    }

    private Set<Status> named(String name) {
        return values(name)
                .map(it -> it.substring(it.indexOf('|') + 1))
                .map(it -> Status.of(it).orElseThrow(() -> new DirectoryRefusal.UnreadableSearch(name).asException()))
                .collect(Collectors.toSet());
    }

    TimeSpan span(String name) {
        DateParam lower = null;
        DateParam upper = null;
        for (var value : request.getParameters().getOrDefault(name, new String[0])) {
            var bound = read(name, value);
            switch (bound.getPrefix()) {
                case GREATERTHAN, GREATERTHAN_OR_EQUALS -> lower = bound;
                case LESSTHAN, LESSTHAN_OR_EQUALS -> upper = bound;
                case null -> {
                    lower = bound;
                    upper = bound;
                }
                default -> throw new DirectoryRefusal.UnreadableSearch(name).asException();
            }
        }
        return lower == null && upper == null
                ? new TimeSpan(null, null)
                : TimeSpan.of(new DateRangeParam(lower, upper));
    }

    private static DateParam read(String name, String value) {
        try {
            return new DateParam(value);
        } catch (RuntimeException unreadable) {
            throw new DirectoryRefusal.UnreadableSearch(name).asException();
        }
    }

    static boolean wants(Set<Include> includes, String path) {
        return includes.stream()
                .map(Include::getValue)
                .anyMatch(it ->
                        it.equals("*") || it.equals(path) || it.startsWith(path + ":") || path.startsWith(it + ":"));
    }

    @Nullable
    String cursor() {
        return values("_cursor").findFirst().orElse(null);
    }

    static int size(@Nullable Integer count) {
        return count == null ? MOST : Math.clamp(count, 1, MOST);
    }

    /// The identifier a conditional write asks by: `Slot?identifier=system|value`.
    static @Nullable ExternalId condition(@Nullable String url) {
        if (url == null) {
            return null;
        }
        var query = url.substring(url.indexOf('?') + 1);
        if (!query.startsWith("identifier=") || query.contains("&")) {
            throw new DirectoryRefusal.UnreadableSearch(query.split("=", 2)[0]).asException();
        }
        var token = URLDecoder.decode(query.substring("identifier=".length()), StandardCharsets.UTF_8);
        var bar = token.indexOf('|');
        if (bar < 1 || bar == token.length() - 1) {
            throw new DirectoryRefusal.UnreadableSearch("identifier").asException();
        }
        return new ExternalId(token.substring(0, bar), token.substring(bar + 1));
    }
}
