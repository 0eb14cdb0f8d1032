package fr.socle.prescription.web;

import fr.socle.kernel.PatientId;
import fr.socle.prescription.DraftLine;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// Lines a prescriber has put together for one patient and not issued yet. Lives in the page session, nowhere else.
record Draft(ArrayList<Entry> entries) implements Serializable {

    static Draft of(HttpSession session, PatientId patient) {
        return session.getAttribute(key(patient)) instanceof Draft draft ? draft : new Draft(new ArrayList<>());
    }

    void keep(HttpSession session, PatientId patient) {
        session.setAttribute(key(patient), this);
    }

    static void forget(HttpSession session, PatientId patient) {
        session.removeAttribute(key(patient));
    }

    private static String key(PatientId patient) {
        return "prescription.draft." + patient;
    }

    List<DraftLine> lines() {
        return entries.stream()
                .map(it -> DraftLine.of(it.cis(), it.packs(), it.dosage()))
                .toList();
    }

    record Entry(String cis, String name, int packs, String dosage) implements Serializable {}
}
