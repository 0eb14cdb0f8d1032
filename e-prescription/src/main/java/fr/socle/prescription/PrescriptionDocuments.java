package fr.socle.prescription;

import org.springframework.stereotype.Service;

/// The printable page of a prescription.
@Service
public class PrescriptionDocuments {

    /// One A4 page with the QR code, as PDF. Untraced: whoever shows it leaves the trace.
    public byte[] pdf(PrescriptionId id) {
        throw new UnsupportedOperationException(id.toString());
    }
}
