package fr.socle.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.headerRegex;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.concurrent.atomic.AtomicInteger;

/// A whole sign-in as a browser and a program make it, with a session of its own each time: authorization request,
/// password page, password, waiting page, approval on the phone, back to the authorization, code, tokens. Nine
/// requests; the password's slow hash is part of the cost. Each user signs in as somebody else.
public final class CodeFlow extends MeasuredSimulation {

    private static final String CALLBACK = "http://127.0.0.1:9999/callback";
    private static final String VERIFIER = "v".repeat(64);
    private static final String PAGE = "/pro/connexion";
    private static final String SECOND = PAGE + "/second-facteur";

    private final AtomicInteger turn = new AtomicInteger();

    public CodeFlow() {
        var staff = stage().cast().staff();
        if (stage().concurrency() > staff.size()) {
            throw new IllegalArgumentException("At most " + staff.size() + " at a time: each phone asks once");
        }
        measure(exec(flushCookieJar())
                .exec(session -> {
                    var who = session.contains("username")
                            ? session.getString("username")
                            : staff.get(turn.getAndIncrement() % staff.size()).username();
                    return session.set("username", who);
                })
                .exec(pages())
                .exec(phone())
                .exec(tokens()));
    }

    private ChainBuilder pages() {
        return exec(timed(
                        "authorize",
                        authorize("authorize").check(status().is(302)).check(header("Location"))))
                .exec(timed("password page", csrf(http("password page").get(PAGE))))
                .exec(timed(
                        "password",
                        http("password")
                                .post(PAGE)
                                .disableFollowRedirect()
                                .formParam("_csrf", "#{csrf}")
                                .formParam("username", "#{username}")
                                .formParam("password", stage().cast().password())
                                .check(status().is(302))
                                .check(headerRegex("Location", "second-facteur"))))
                .exec(timed("waiting page", csrf(http("waiting page").get(SECOND))));
    }

    private ChainBuilder phone() {
        return exec(timed(
                        "phone: read",
                        http("phone: read")
                                .get("/api/sandbox/e-cps")
                                .queryParam("username", "#{username}")
                                .check(jsonPath("$[0].auth_req_id").saveAs("asked"))))
                .exec(timed(
                        "phone: approve",
                        http("phone: approve")
                                .post("/api/sandbox/e-cps/#{asked}/approve")
                                .check(status().in(200, 204))))
                .exec(timed(
                        "approved",
                        http("approved")
                                .post(SECOND)
                                .disableFollowRedirect()
                                .formParam("_csrf", "#{csrf}")
                                .check(status().is(302))
                                .check(headerRegex("Location", "/oauth2/authorize"))));
    }

    private ChainBuilder tokens() {
        return exec(timed(
                        "code",
                        authorize("code")
                                .check(status().is(302))
                                .check(headerRegex("Location", "[?&]code=([^&]+)")
                                        .saveAs("code"))))
                .exec(timed(
                        "tokens",
                        http("tokens")
                                .post("/oauth2/token")
                                .header("Authorization", stage().software())
                                .formParam("grant_type", "authorization_code")
                                .formParam("code", "#{code}")
                                .formParam("redirect_uri", CALLBACK)
                                .formParam("code_verifier", VERIFIER)
                                .check(status().is(200))
                                .check(jsonPath("$.access_token"))));
    }

    private static HttpRequestActionBuilder authorize(String name) {
        return http(name)
                .get("/oauth2/authorize")
                .disableFollowRedirect()
                .queryParam("response_type", "code")
                .queryParam("client_id", "demo-lps-basic")
                .queryParam("redirect_uri", CALLBACK)
                .queryParam("scope", "openid scope_all")
                .queryParam("state", "xyz")
                .queryParam("code_challenge", Stage.challenge(VERIFIER))
                .queryParam("code_challenge_method", "S256");
    }

    private static HttpRequestActionBuilder csrf(HttpRequestActionBuilder page) {
        return page.check(status().is(200))
                .check(css("main input[name=_csrf]", "value").saveAs("csrf"));
    }
}
