package fr.socle.directory.offer.fhir;

import fr.socle.directory.offer.Unit;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/// An internal structure as an Organization below its establishment.
final class UnitMapper {

    private UnitMapper() {}

    static Organization toFhir(Unit it) {
        var out = new Organization();
        out.setId("Organization/" + it.id());
        out.getMeta().setLastUpdated(Date.from(it.updatedAt()));
        out.addIdentifier().setSystem(Ror.IDENTIFIER).setValue(it.number());
        out.setActive(it.closing() == null);
        out.addType(new CodeableConcept().setText(it.kind()));
        out.setName(it.name());
        out.setPartOf(new Reference("Organization/" + (it.partOf() == null ? it.finess() : it.partOf())));
        Ror.closing(out, it.closing());
        return out;
    }
}
