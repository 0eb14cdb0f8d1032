package fr.socle.tls;

import fr.socle.kernel.FinessNumber;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Gives a program that plays a structure a certificate of the sandbox's authority, and its key: what IGC-Santé gives
/// a real one.
@RestController
@Profile("sandbox")
class ClientCertificates {

    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\d .'-]{1,64}");

    private final SandboxAuthority authority;

    ClientCertificates(SandboxAuthority authority) {
        this.authority = authority;
    }

    @PostMapping(path = "/api/sandbox/certificates", produces = "application/x-pem-file")
    String issue(@RequestBody Asked asked) throws GeneralSecurityException, IOException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "FR")
                .addRDN(BCStyle.O, required(asked.organization() == null ? "Bac a sable" : asked.organization()));
        if (asked.finess() != null) {
            name.addRDN(BCStyle.OU, "1" + new FinessNumber(asked.finess()).value());
        }
        if (asked.unit() != null) {
            name.addRDN(BCStyle.OU, required(asked.unit()));
        }
        name.addRDN(BCStyle.CN, required(asked.commonName()));
        return authority.clientPem(name.build());
    }

    private static String required(@Nullable String text) {
        if (text == null || !TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("Letters, digits, spaces, points, hyphens and apostrophes");
        }
        return text;
    }

    /// @param commonName `INSI-AUTO` or `INSI-MANU` for INSi
    /// @param finess of the structure, when it has one: its organizational unit
    /// @param unit another organizational unit
    record Asked(
            @Nullable String commonName,
            @Nullable String organization,
            @Nullable String finess,
            @Nullable String unit) {}
}
