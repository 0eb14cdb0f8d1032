package fr.socle.psc;

import fr.socle.kernel.PatientId;

/// Reads what the *application carte Vitale* shows. Whoever is presented is there, and their identity is qualified:
/// nobody typed it. What the national application writes is not public; in the sandbox a simulator of ours stands
/// behind this port, and in production nothing does yet.
public interface VitaleReader {

    /// @param shown the text of the image, or the code beside it
    /// @param purpose the one the holder chose: what is shown to a receptionist signs nobody in
    /// @param reader whoever reads, or the address they read at: failures are counted for it
    /// @throws fr.socle.kernel.Refused when it is unknown, over a minute old, used already or for another purpose
    PatientId read(String shown, Purpose purpose, String reader);

    enum Purpose {
        /// A professional or a reception learns who is in front of them.
        CARE,
        /// The holder signs in.
        SIGN_IN
    }
}
