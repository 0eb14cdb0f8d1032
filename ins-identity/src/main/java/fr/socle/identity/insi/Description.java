package fr.socle.identity.insi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /insi/v1?wsdl`, and the schemas it names (`?xsd=…`): for tools, without authentication.
@RestController
class Description {

    private static final MediaType XML = new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8);
    private static final Set<String> SCHEMAS = Set.of(
            "recsansvitale",
            "recvitale",
            "resultat",
            "contexte-lps",
            "contexte-bam",
            "security",
            "addressing",
            "erreur");

    private final String address;

    Description(@Value("${socle.public-url:http://localhost:8080}") String publicUrl) {
        this.address = publicUrl + "/insi/v1";
    }

    @GetMapping(path = "/insi/v1", params = "wsdl")
    ResponseEntity<String> wsdl() throws IOException {
        return xml(file("insi.wsdl").replace("{address}", address));
    }

    @GetMapping(path = "/insi/v1", params = "xsd")
    ResponseEntity<String> schema(@RequestParam("xsd") String name) throws IOException {
        return SCHEMAS.contains(name)
                ? xml(file(name + ".xsd"))
                : ResponseEntity.notFound().build();
    }

    @GetMapping(
            path = "/insi/v1",
            params = {"!wsdl", "!xsd"})
    ResponseEntity<String> nothingElse() {
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .header("Allow", "POST")
                .build();
    }

    private static String file(String name) throws IOException {
        return new ClassPathResource("insi/" + name).getContentAsString(StandardCharsets.UTF_8);
    }

    private static ResponseEntity<String> xml(String text) {
        return ResponseEntity.ok().contentType(XML).body(text);
    }
}
