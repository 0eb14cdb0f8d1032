package fr.socle.espacesante.web;

import fr.socle.espacesante.Documents;
import fr.socle.kernel.AccessHistory;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who looked at the record of the citizen who is asking.
@Component
class CitizenAccesses {

    private static final int KEPT = 500;
    private static final int SHOWN = 100;

    private final AccessHistory history;
    private final Documents documents;

    CitizenAccesses(AccessHistory history, Documents documents) {
        this.history = history;
        this.documents = documents;
    }

    /// @param mine whether what the citizen did is shown too
    List<Row> of(Caller.Citizen me, boolean mine) {
        var entries = history.of(me.patient(), KEPT).stream()
                .filter(entry -> mine || !entry.access().by().equals(me.actor()))
                .limit(SHOWN)
                .toList();
        var titles = documents.titles(
                me.patient(),
                entries.stream()
                        .map(AccessHistory.Entry::access)
                        .filter(access -> access.what().equals("document"))
                        .flatMap(access -> Stream.ofNullable(access.object()))
                        .toList());
        return entries.stream().map(entry -> row(entry, me, titles)).toList();
    }

    private static Row row(AccessHistory.Entry entry, Caller.Citizen me, Map<UUID, String> titles) {
        var access = entry.access();
        var object = access.object();
        return new Row(
                entry.at(),
                who(access, me),
                access.byName(),
                access.onBehalfOf(),
                access.through(),
                access.structure(),
                access.action().name(),
                access.what(),
                object == null ? null : titles.get(object),
                access.mode().name(),
                access.reason());
    }

    private static String who(Access access, Caller.Citizen me) {
        if (access.by().equals(me.actor())) {
            return "me";
        }
        return access.by().role() == Actor.Role.PLATFORM ? "platform" : "other";
    }

    /// @param who `me`, `platform`, or `other`, who is then named
    /// @param onBehalfOf the professional whose mandate the other one held
    /// @param through the program that identified itself
    /// @param title of the document, when it is one
    record Row(
            Instant at,
            String who,
            String name,
            @Nullable String onBehalfOf,
            @Nullable String through,
            @Nullable String structure,
            String action,
            String what,
            @Nullable String title,
            String mode,
            @Nullable String reason) {}
}
