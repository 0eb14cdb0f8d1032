package fr.socle.psc.web;

import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// A structure calls INSi with its own certificate: whose common name is `INSI-AUTO` or `INSI-MANU`, and nothing else.
/// Its organizational unit names the structure, `1` and the FINESS number (as IGC-Santé writes it). A token that comes
/// with it goes before.
class InsiCertificates extends OncePerRequestFilter {

    private static final Set<String> NAMES = Set.of("INSI-AUTO", "INSI-MANU");
    private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";
    private static final String SCOPE = "insi";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/insi/") || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(CERTIFICATE) instanceof X509Certificate[] shown && shown.length > 0) {
            var subject = subject(shown[0]);
            var name = attribute(subject, "CN");
            var may = name != null && NAMES.contains(name);
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                    caller(subject, String.valueOf(name)),
                    shown[0],
                    may ? List.of(new SimpleGrantedAuthority("SCOPE_" + SCOPE)) : List.of()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private static Caller.Software caller(LdapName subject, String name) {
        var organization = attribute(subject, "O");
        var structure = structure(attribute(subject, "OU"));
        return new Caller.Software(
                name + (structure == null ? "" : "-" + structure.value()),
                organization == null ? name : organization,
                structure,
                Set.of(SCOPE));
    }

    private static @Nullable FinessNumber structure(@Nullable String unit) {
        try {
            return unit == null || !unit.startsWith("1") ? null : new FinessNumber(unit.substring(1));
        } catch (IllegalArgumentException anotherKindOfNumber) {
            return null;
        }
    }

    private static LdapName subject(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName());
        } catch (InvalidNameException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String attribute(LdapName subject, String type) {
        return subject.getRdns().stream()
                .filter(it -> it.getType().equalsIgnoreCase(type))
                .map(it -> it.getValue().toString())
                .findFirst()
                .orElse(null);
    }
}
