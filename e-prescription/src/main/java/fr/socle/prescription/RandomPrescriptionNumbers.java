package fr.socle.prescription;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/// 30^15 numbers, 73 bits: a collision is not expected, and the database refuses it.
@Component
class RandomPrescriptionNumbers implements PrescriptionNumbers {

    private final SecureRandom random = new SecureRandom();

    @Override
    public PrescriptionNumber next() {
        var characters = new StringBuilder(PrescriptionNumber.VERSION);
        while (characters.length() < PrescriptionNumber.LENGTH - 1) {
            characters.append(PrescriptionNumber.ALPHABET.charAt(random.nextInt(PrescriptionNumber.ALPHABET.length())));
        }
        return PrescriptionNumber.withCheck(characters.toString());
    }
}
