package fr.socle.benchmarks.load;

import fr.socle.benchmarks.CpuClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a simulation needs to know, handed over as a file because it runs in a process of its own.
///
/// @param base address of the platform
/// @param answer where the figures are to be written
/// @param doctorToken of the first doctor, fresh
/// @param software the Basic credentials of the client software, as a whole header
/// @param people some of the sandbox, whom the doctor may look for
/// @param lines prescribed lines (`MedicationRequest`), one for each of many prescriptions
/// @param cast who plays in the main route
/// @param directory what is asked of it, null unless it was loaded before
public record Stage(
        String name,
        String base,
        CpuClock clock,
        int concurrency,
        long warmUpSeconds,
        long measureSeconds,
        String answer,
        String doctorToken,
        String software,
        List<Person> people,
        List<String> lines,
        Cast cast,
        @Nullable Directory directory) {

    static final String PROPERTY = "benchmarks.stage";
    private static final JsonMapper JSON = new JsonMapper();

    /// @param given given names, in their order, by spaces
    public record Person(
            String id,
            String oid,
            String matricule,
            String family,
            String given,
            String gender,
            String birthDate,
            String birthPlace) {}

    /// @param doctor hint by which the doctor signs in on the phone
    /// @param pharmacist the same of the pharmacist
    /// @param citizens those who have an account, their application being signed in
    /// @param staff professionals with one practice situation, who therefore choose none when they sign in
    /// @param password of all of them
    public record Cast(
            String doctor,
            String pharmacist,
            List<Citizen> citizens,
            List<String> products,
            List<Professional> staff,
            String password) {}

    public record Professional(String username) {}

    /// PKCE, S256.
    static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public record Citizen(String token, Person person) {}

    static Stage given() {
        return JSON.readValue(Path.of(System.getProperty(PROPERTY)), Stage.class);
    }

    void writeTo(Path file) {
        JSON.writeValue(file, this);
    }
}
