package fr.socle.prescription;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The addresses this module prints and publishes.
@Component
public class PublicAddresses {

    /// A QR that stays small and safe to scan.
    private static final int LONGEST_CODE = 120;

    private final String publicUrl;

    PublicAddresses(@Value("${socle.public-url:http://localhost:8080}") String publicUrl) {
        this.publicUrl = publicUrl;
        if (code(PrescriptionNumber.withCheck("01000000000000000"), "x".repeat(22))
                        .length()
                > LONGEST_CODE) {
            throw new IllegalStateException("socle.public-url is too long to be printed as a QR code: " + publicUrl);
        }
    }

    /// The text of the QR: opaque, no health data.
    String code(PrescriptionNumber number, String key) {
        return publicUrl + "/o/" + number + "?k=" + key;
    }

    /// The canonical URL of one of our FHIR extensions.
    public String extension(String name) {
        return publicUrl + "/fhir/StructureDefinition/" + name;
    }
}
