package fr.socle.directory.fhir;

import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntryTransactionMethodEnum;
import fr.socle.directory.DirectoryRefusal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Histories as the FHIR library wants them.
@Component
class History {

    private static final int PAGE = 100;
    private static final int LARGEST = 1_000;

    private final HistoryReading reading;
    private final DirectoryDoor door;

    History(HistoryReading reading, DirectoryDoor door) {
        this.reading = reading;
        this.door = door;
    }

    <T extends Resource> List<T> of(Class<T> type, String id) {
        var versions = reading.of(type.getSimpleName(), id);
        if (versions.isEmpty()) {
            throw new DirectoryRefusal.UnknownResource().asException();
        }
        return versions.stream().map(it -> object(type, it)).toList();
    }

    /// Declares the interaction; [HistoryAnswers] answers it, in pages.
    <T extends Resource> List<T> since(Class<T> type, @Nullable InstantType since, @Nullable Integer count) {
        var from = since == null ? Instant.EPOCH : since.getValue().toInstant();
        var limit = count == null ? PAGE : Math.clamp(count, 1, LARGEST);
        return reading.since(type.getSimpleName(), from, null, limit).stream()
                .map(it -> object(type, it))
                .toList();
    }

    private <T extends Resource> T object(Class<T> type, HistoryReading.Version version) {
        var json = version.json();
        if (json != null) {
            var resource = door.parse(type, json);
            resource.setId(resource.getIdElement().withVersion(String.valueOf(version.version())));
            ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(resource, BundleEntryTransactionMethodEnum.PUT);
            return resource;
        }
        var gone = door.parse(
                type,
                ("{\"resourceType\":\"" + type.getSimpleName() + "\"}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        gone.setId(type.getSimpleName() + "/" + version.id() + "/_history/" + version.version());
        gone.getMeta().setLastUpdated(Date.from(version.at()));
        ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(gone, BundleEntryTransactionMethodEnum.DELETE);
        ResourceMetadataKeyEnum.DELETED_AT.put(gone, new InstantType(Date.from(version.at())));
        return gone;
    }
}
