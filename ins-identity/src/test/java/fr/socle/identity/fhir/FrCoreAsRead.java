package fr.socle.identity.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;

/// What FR Core asks of a Patient, in our own words, for HAPI's validator: the sub-extensions of the reliability and
/// their types and codes in each generation, and the rules of the profile with INS. Not the published package.
final class FrCoreAsRead {

    private static final String STATUSES = "PROV RECUP VALI QUAL";
    private static final String ATTRIBUTES =
            "DOUB DESA DPOT DOUA COLP COLV FILI CACH ANOM IDVER RECD IDRA USUR HOMD HOMA INVA FICT DOUT";
    private static final String STATUS_IS =
            "extension('%s').extension('identityStatus').value.exists(code = '%%s')".formatted(FrCore.RELIABILITY);
    private static final String OFFICIAL_INS =
            "identifier.where(system.matches('^urn:oid:1.2.250.1.213.1.4.(8|9|10|11)$')"
                    + " and use = 'official' and type.coding.code.startsWith('INS-NI')).exists()";
    private static final String TEMPORARY_NIA =
            "identifier.where(system = 'urn:oid:1.2.250.1.213.1.4.9' and use = 'temp').exists()";

    private final Generation generation;
    private final List<IBaseResource> written = new ArrayList<>();

    private FrCoreAsRead(Generation generation) {
        this.generation = generation;
    }

    static List<IBaseResource> of(Generation generation) {
        var profiles = new FrCoreAsRead(generation);
        profiles.write();
        return profiles.written;
    }

    private void write() {
        codes(FrCore.STATUS, STATUSES);
        codes(FrCore.COMMENT, "VIDE " + ATTRIBUTES);
        codes(FrCore.TABLE_0445, "VIDE PROV VALI " + ATTRIBUTES);
        codes(FrCore.METHOD, "SM CV INSI CB RFID AV");
        codes(FrCore.METHOD_SINCE_3, "SM CV INSI CB RFID AV");
        codes(
                FrCore.PROOFS,
                generation == Generation.THIRD
                        ? "CN PA CS eCN IN AV LECV AN LEP CC ANCV"
                        : "AN CC CE CN LE PA PC TC AC AV CS IE DC CM");
        codes(FrCore.IDENTIFIER_TYPE, "INS-NIR INS-NIA INS-NIR-TEST INS-NIR-DEMO INS-C NDP");
        simple(FrCore.GIVEN_NAMES, "string", "HumanName");
        simple(FrCore.INSEE_CODE, "Coding", "Address");
        simple(FrCore.DATE_COMPLETED, "boolean", "Patient");
        written.add(reliability());
        written.add(patient());
        written.add(patientIns());
    }

    private StructureDefinition reliability() {
        var third = generation == Generation.THIRD;
        var profile = extension(FrCore.RELIABILITY, "Patient");
        part(profile, "methodCollection", "1", "Coding", third ? FrCore.METHOD_SINCE_3 : FrCore.METHOD);
        part(profile, third ? "dateInterrogationINSi" : "dateCollection", "1", "date", null);
        part(
                profile,
                "identityStatus",
                "1",
                "Coding",
                generation == Generation.FIRST ? FrCore.TABLE_0445 : FrCore.STATUS);
        part(profile, "validationDate", "1", "date", null);
        part(profile, "validationMode", "1", "Coding", FrCore.PROOFS);
        var all = "methodCollection|date(Collection|InterrogationINSi)|identityStatus|validation(Date|Mode)|urn:.*";
        if (generation != Generation.FIRST) {
            part(profile, "comment", "*", third ? "CodeableConcept" : "Coding", FrCore.COMMENT);
            all += "|comment";
        }
        if (third) {
            part(profile, "lastUpdated", "1", "dateTime", null).setMin(1);
            all += "|lastUpdated";
        }
        rule(profile, "nothing-else", "extension.all(url.matches('^(" + all + ")$'))");
        rule(
                profile,
                "no-doubt",
                "extension('identityStatus').value.exists(code = 'RECUP' or code = 'QUAL') implies "
                        + "extension('comment').value.ofType(Coding).exists(code = 'DOUT' or code = 'FICT').not()");
        profile.getDifferential().addElement(element("Extension.url").setFixed(new UriType(FrCore.RELIABILITY)));
        return profile;
    }

    private StructureDefinition patient() {
        var profile = profile(FrCore.PATIENT, "Patient", "http://hl7.org/fhir/StructureDefinition/Patient");
        rule(profile, "sex", "gender.empty() or gender in ('male' | 'female' | 'unknown')");
        if (generation == Generation.THIRD) {
            rule(profile, "reliability", "extension('%s').exists()".formatted(FrCore.RELIABILITY));
        }
        rule(
                profile,
                "ins-is-for-the-other-profile",
                "meta.profile.where($this.toString().startsWith('%s')).exists() or identifier.where(type.coding.code.startsWith('INS-NI')).empty()"
                        .formatted(FrCore.PATIENT_INS));
        return profile;
    }

    private StructureDefinition patientIns() {
        var profile = profile(FrCore.PATIENT_INS, "Patient", FrCore.PATIENT);
        for (var due : Stream.of("identifier", "gender", "birthDate", "name").toList()) {
            profile.getDifferential().addElement(element("Patient." + due).setMin(1));
        }
        rule(
                profile,
                "birth-place",
                "extension('%s').value.extension('%s').value.code.count() = 1"
                        .formatted(FrCore.BIRTH_PLACE, FrCore.INSEE_CODE));
        rule(profile, "official-name", "name.where(use = 'official').count() = 1");
        rule(profile, "official-family", "name.where(use = 'official').family.exists()");
        rule(profile, "one-given-name", "name.where(use = 'official').given.count() = 1");
        rule(
                profile,
                "list-of-given-names",
                "name.where(use = 'official').extension('%s').count() = 1".formatted(FrCore.GIVEN_NAMES));
        var qualified = STATUS_IS.formatted(generation == Generation.FIRST ? "VALI" : "QUAL");
        var nia = generation == Generation.FIRST ? " or " + TEMPORARY_NIA : "";
        rule(profile, "fr-core-1", "(" + qualified + ") implies (" + OFFICIAL_INS + nia + ")");
        rule(
                profile,
                "fr-core-2",
                "(" + qualified + ") implies (identifier.where(use = 'official').count() = 1" + nia + ")");
        if (generation != Generation.SECOND) {
            rule(profile, "reliability-due", "extension('%s').exists()".formatted(FrCore.RELIABILITY));
        }
        if (generation != Generation.THIRD) {
            rule(
                    profile,
                    "proofs-with-ins",
                    "extension('%s').extension('validationMode').value.all(code in ('PA' | 'CN' | 'AN' | 'LE'))"
                            .formatted(FrCore.RELIABILITY));
        }
        return profile;
    }

    private void codes(String system, String codes) {
        var all = new CodeSystem().setUrl(system).setStatus(PublicationStatus.ACTIVE);
        all.setContent(CodeSystemContentMode.COMPLETE);
        for (var code : codes.split(" ")) {
            all.addConcept().setCode(code).setDisplay(code);
        }
        var values = new ValueSet().setUrl(valueSet(system)).setStatus(PublicationStatus.ACTIVE);
        values.getCompose().addInclude().setSystem(system);
        written.add(all);
        written.add(values);
    }

    private void simple(String url, String type, String context) {
        var profile = extension(url, context);
        profile.getDifferential().addElement(element("Extension.url").setFixed(new UriType(url)));
        var value = element("Extension.value[x]").setMin(1);
        value.addType().setCode(type);
        profile.getDifferential().addElement(value);
        written.add(profile);
    }

    private static ElementDefinition part(
            StructureDefinition profile, String name, String max, String type, String system) {
        var id = "Extension.extension:" + name;
        var slice = element("Extension.extension");
        slice.setId(id);
        slice.setSliceName(name).setMin(0).setMax(max);
        var url = element("Extension.extension.url").setFixed(new UriType(name));
        url.setId(id + ".url");
        var value = element("Extension.extension.value[x]").setMin(1);
        value.setId(id + ".value[x]");
        value.addType().setCode(type);
        if (system != null) {
            value.getBinding().setStrength(BindingStrength.REQUIRED).setValueSet(valueSet(system));
        }
        profile.getDifferential().addElement(slice).addElement(url).addElement(value);
        return slice;
    }

    private static StructureDefinition extension(String url, String context) {
        var profile = profile(url, "Extension", "http://hl7.org/fhir/StructureDefinition/Extension");
        profile.setKind(StructureDefinitionKind.COMPLEXTYPE);
        profile.addContext()
                .setType(StructureDefinition.ExtensionContextType.ELEMENT)
                .setExpression(context);
        return profile;
    }

    private static StructureDefinition profile(String url, String type, String base) {
        var profile = new StructureDefinition().setUrl(url).setName(url.substring(url.lastIndexOf('/') + 1));
        profile.setStatus(PublicationStatus.ACTIVE).setKind(StructureDefinitionKind.RESOURCE);
        profile.setAbstract(false).setType(type).setBaseDefinition(base).setDerivation(TypeDerivationRule.CONSTRAINT);
        profile.getDifferential().addElement(element(type));
        return profile;
    }

    private static ElementDefinition element(String path) {
        var element = new ElementDefinition();
        element.setPath(path).setId(path);
        return element;
    }

    private static void rule(StructureDefinition profile, String key, String expression) {
        profile.getDifferential()
                .getElementFirstRep()
                .addConstraint()
                .setKey(key)
                .setSeverity(ConstraintSeverity.ERROR)
                .setHuman(key)
                .setExpression(expression);
    }

    private static String valueSet(String system) {
        return system.replace("CodeSystem", "ValueSet").replace("-cs-", "-vs-");
    }
}
