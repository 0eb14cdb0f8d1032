package fr.socle.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import fr.socle.benchmarks.load.Stage.Person;
import java.util.function.Function;

/// A doctor's software sends one kind of question about somebody of the register, and finds him.
public abstract class RegisterSimulation extends MeasuredSimulation {

    /// @param answered stands in every answer that found somebody
    final void ask(String path, String contentType, Function<Person, String> body, String answered) {
        measure(exec(session -> session.set("body", body.apply(any(stage().people()))))
                .exec(timed(
                        "ask",
                        http("ask")
                                .post(path)
                                .header("Authorization", "Bearer " + stage().doctorToken())
                                .header("Content-Type", contentType)
                                .header(
                                        "Accept",
                                        contentType.startsWith("application/soap") ? contentType : Bodies.FHIR)
                                .body(StringBody("#{body}"))
                                .check(status().is(200))
                                .check(substring(answered).exists()))));
    }

    /// INSi in SOAP, by the five traits.
    public static final class InsiTraits extends RegisterSimulation {

        public InsiTraits() {
            ask("/insi/v1", Bodies.SOAP_BY_TRAITS, Bodies::insiByTraits, "<CodeCR>00</CodeCR>");
        }
    }

    /// INSi in FHIR, by the five traits, with the explanation of each.
    public static final class InsiSearch extends RegisterSimulation {

        public InsiSearch() {
            ask("/fhir/Patient/$insi-search", Bodies.FHIR, Bodies::insiSearch, "\"valueCode\":\"00\"");
        }
    }

    /// Who has this INS?
    public static final class InsiByIns extends RegisterSimulation {

        public InsiByIns() {
            ask("/fhir/Patient/_search", "application/x-www-form-urlencoded", Bodies::identifier, "\"search\"");
        }
    }

    /// Are this INS and these traits one person's?
    public static final class InsiVerify extends RegisterSimulation {

        public InsiVerify() {
            ask("/fhir/Patient/$insi-verify", Bodies.FHIR, Bodies::claim, "\"valueCode\":\"00\"");
        }
    }

    /// Who may be the person of these traits, one letter of the name being wrong?
    public static final class RegisterMatch extends RegisterSimulation {

        public RegisterMatch() {
            ask("/fhir/Patient/$match", Bodies.FHIR, Bodies::traitsWithASlip, "match-grade\"");
        }
    }
}
