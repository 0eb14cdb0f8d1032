package fr.socle.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;

/// The main route: a doctor signs in, finds the patient twice, prescribes two products; a pharmacist signs in,
/// retrieves and dispenses; the citizen, whose application is signed in, reads. Fourteen requests; the filing in the
/// record and the message that follow each prescription and each dispensing are part of the cost.
public final class MainRoute extends MeasuredSimulation {

    private static final String CIBA = "urn:openid:params:grant-type:ciba";

    public MainRoute() {
        var cast = stage().cast();
        measure(exec(session -> {
                    var citizen = any(cast.citizens());
                    var person = citizen.person();
                    return session.set("citizen-token", citizen.token())
                            .set("doctor", cast.doctor())
                            .set("pharmacist", cast.pharmacist())
                            .set("patient", person.id())
                            .set("ins", "urn:oid:" + person.oid() + "|" + person.matricule())
                            .set("traits", Bodies.traitsWithASlip(person))
                            .set("prescription", Bodies.prescription(person.id(), cast.products()));
                })
                .exec(signIn("doctor"))
                .exec(posted("$match", "doctor", "/fhir/Patient/$match", "#{traits}"))
                .exec(timed(
                        "search by INS",
                        http("search by INS")
                                .post("/fhir/Patient/_search")
                                .header("Authorization", "Bearer #{doctor-token}")
                                .formParam("identifier", "#{ins}")
                                .check(status().is(200))))
                .exec(prescribe())
                .exec(signIn("pharmacist"))
                .exec(timed(
                        "retrieve",
                        fhir(http("retrieve").post("/fhir/MedicationRequest/$retrieve"), "#{pharmacist-token}")
                                .body(StringBody(Bodies.retrieval("#{number}")))
                                .check(status().is(200))))
                .exec(timed(
                        "dispense",
                        fhir(http("dispense").post("/fhir/MedicationRequest/$dispense"), "#{pharmacist-token}")
                                .body(StringBody(Bodies.dispensingOfAll("#{number}")))
                                .check(status().is(200))))
                .exec(citizenReads("MedicationRequest"))
                .exec(citizenReads("MedicationDispense"))
                .exec(citizenReads("DocumentReference")));
    }

    private ChainBuilder prescribe() {
        return timed(
                "prescribe",
                fhir(http("prescribe").post("/fhir"), "#{doctor-token}")
                        .body(StringBody("#{prescription}"))
                        .check(status().is(200))
                        .check(jsonPath("$.entry[0].resource.groupIdentifier.value")
                                .saveAs("number")));
    }

    private ChainBuilder posted(String name, String who, String path, String body) {
        return timed(
                name,
                fhir(http(name).post(path), "#{" + who + "-token}")
                        .body(StringBody(body))
                        .check(status().is(200)));
    }

    private ChainBuilder citizenReads(String type) {
        return timed(
                "citizen reads " + type,
                fhir(http("citizen reads " + type).get("/fhir/" + type), "#{citizen-token}")
                        .queryParam("patient", "#{patient}")
                        .queryParam("_count", "20")
                        .check(status().is(200)));
    }

    /// Sign-in on the phone: asked for, approved, collected.
    private ChainBuilder signIn(String who) {
        return exec(timed(
                        "sign-in: ask",
                        http("sign-in: ask")
                                .post("/oauth2/bc-authorize")
                                .header("Authorization", stage().software())
                                .formParam("scope", "openid scope_all")
                                .formParam("login_hint", "#{" + who + "}")
                                .formParam("binding_message", "42")
                                .formParam("acr_values", "eidas1")
                                .check(status().is(200))
                                .check(jsonPath("$.auth_req_id").saveAs("request"))))
                .exec(timed(
                        "sign-in: approve",
                        http("sign-in: approve")
                                .post("/api/sandbox/e-cps/#{request}/approve")
                                .check(status().in(200, 204))))
                .exec(timed(
                        "sign-in: collect",
                        http("sign-in: collect")
                                .post("/oauth2/token")
                                .header("Authorization", stage().software())
                                .formParam("grant_type", CIBA)
                                .formParam("auth_req_id", "#{request}")
                                .check(status().is(200))
                                .check(jsonPath("$.access_token").saveAs(who + "-token"))));
    }
}
