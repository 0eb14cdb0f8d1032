package fr.socle.directory.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.RawParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Since;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Heavy equipment, for callers who want more than the plain JSON that [QuickAnswers] gives.
/// <https://hl7.org/fhir/R4/device.html>
@Component
class DeviceProvider implements IResourceProvider {

    private final DirectoryDoor door;

    DeviceProvider(DirectoryDoor door) {
        this.door = door;
    }

    @Override
    public Class<Device> getResourceType() {
        return Device.class;
    }

    @Read
    public Device read(@IdParam IdType id) {
        return door.readObject(Device.class, id.getIdPart());
    }

    /// What changed since a moment, deletions among it. Declared here, answered page by page before it comes here.
    @History
    public List<Device> history(@Since @Nullable InstantType since, @Count @Nullable Integer count) {
        return List.of();
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request, @RawParam @Nullable Map<String, List<String>> parameters) {
        return door.searchObjects(request);
    }
}
