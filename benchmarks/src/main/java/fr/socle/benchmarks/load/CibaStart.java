package fr.socle.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/// A program asks for the approval of a professional on the phone (CIBA): one request, the client's secret checked, the
/// question written down.
public final class CibaStart extends MeasuredSimulation {

    public CibaStart() {
        var staff = stage().cast().staff();
        measure(exec(session -> session.set("who", any(staff).username()))
                .exec(timed(
                        "ciba: start",
                        http("ciba: start")
                                .post("/oauth2/bc-authorize")
                                .header("Authorization", stage().software())
                                .formParam("scope", "openid scope_all")
                                .formParam("login_hint", "#{who}")
                                .formParam("binding_message", "42")
                                .formParam("acr_values", "eidas1")
                                .check(status().is(200))
                                .check(jsonPath("$.auth_req_id")))));
    }
}
