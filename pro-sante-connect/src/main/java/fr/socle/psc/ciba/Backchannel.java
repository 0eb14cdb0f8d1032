package fr.socle.psc.ciba;

import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/// The parts of CIBA that the filter chain of the authorization server takes in.
@Component
public class Backchannel {

    public static final RequestMatcher ENDPOINT =
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/oauth2/bc-authorize");
    public static final String GRANT_TYPE = CibaGrantRequest.GRANT.getValue();

    private final BackchannelAuthentication authentication;
    private final CibaGrant grant;

    Backchannel(BackchannelAuthentication authentication, CibaGrant grant) {
        this.authentication = authentication;
        this.grant = grant;
    }

    /// Answers the endpoint.
    ///
    /// @param ways how clients may prove who they are
    public Filter filter(HttpSecurity http, List<AuthenticationConverter> ways) {
        return authentication.filter(http, ways);
    }

    /// Reads token requests with this grant.
    public AuthenticationConverter grantRequests() {
        return new CibaGrantRequest.Converter();
    }

    /// Answers them.
    public AuthenticationProvider grant(HttpSecurity http) {
        return grant.provider(http);
    }
}
