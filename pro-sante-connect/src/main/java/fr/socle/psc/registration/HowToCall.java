package fr.socle.psc.registration;

/// Commands a newcomer begins with, for the program they have just registered.
final class HowToCall {

    private HowToCall() {}

    static String of(String base, Registration it) {
        var request = it.request();
        var offer = Offer.of(request);
        var proof = proof(offer.method(request), it.clientId());
        var scope = String.join(" ", request.scopes().stream().sorted().toList());
        return switch (offer) {
            case BACKEND -> """
                    curl %s/oauth2/token -d grant_type=client_credentials --data-urlencode "scope=%s" \\
                      %s""".formatted(base, scope, proof);
            case FAPI2 -> """
                    # VERIFIER: 43 to 128 random characters; CHALLENGE: base64url(sha256(VERIFIER))
                    curl %1$s/oauth2/par -d response_type=code -d client_id=%2$s --data-urlencode "scope=%4$s" \\
                      --data-urlencode "redirect_uri=%3$s" -d code_challenge=$CHALLENGE -d code_challenge_method=S256 \\
                      %5$s
                    # send the browser to: %1$s/oauth2/authorize?client_id=%2$s&request_uri=…
                    curl %1$s/oauth2/token -H "DPoP: $PROOF" -d grant_type=authorization_code -d code=$CODE \\
                      --data-urlencode "redirect_uri=%3$s" -d code_verifier=$VERIFIER \\
                      %5$s""".formatted(base, it.clientId(), redirect(request), scope, proof);
            case PSC, SMART -> """
                    # VERIFIER: 43 to 128 random characters; CHALLENGE: base64url(sha256(VERIFIER))
                    # send the browser to:
                    # %1$s/oauth2/authorize?response_type=code&client_id=%2$s&redirect_uri=%3$s&state=…
                    #   &scope=%4$s&code_challenge=$CHALLENGE&code_challenge_method=S256
                    curl %1$s/oauth2/token -d grant_type=authorization_code -d code=$CODE \\
                      --data-urlencode "redirect_uri=%3$s" -d code_verifier=$VERIFIER \\
                      %5$s""".formatted(base, it.clientId(), redirect(request), scope.replace(" ", "+"), proof);
        };
    }

    private static String redirect(ClientRequest request) {
        return request.redirects().isEmpty() ? "" : request.redirects().getFirst();
    }

    private static String proof(String method, String clientId) {
        return switch (method) {
            case "private_key_jwt" ->
                "-d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer "
                        + "-d client_assertion=$ASSERTION";
            case "tls_client_auth" -> "-d client_id=" + clientId + " --cert program.pem --key program.key";
            case "none" -> "-d client_id=" + clientId;
            case "client_secret_post" -> "-d client_id=" + clientId + " -d client_secret=$SECRET";
            default -> "-u " + clientId + ":$SECRET";
        };
    }
}
