package fr.socle.prescription.bdpm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;

/// The files we read, in the order we read them. None has a header; columns are separated by tabulations, nothing is
/// quoted. All are in Windows-1252 with CRLF, except the packs: UTF-8 with LF.
enum BdpmFile {
    /// Before the products: they are found by their substances too.
    COMPOSITION("CIS_COMPO_bdpm.txt", 8),
    PRODUCTS("CIS_bdpm.txt", 12),
    PACKS("CIS_CIP_bdpm.txt", 13),
    GENERICS("CIS_GENER_bdpm.txt", 5),
    CONDITIONS("CIS_CPD_bdpm.txt", 2),
    ATC("CIS_MITM.txt", 4),
    AVAILABILITY("CIS_CIP_Dispo_Spec.txt", 8);

    private final String fileName;
    private final int columns;

    BdpmFile(String fileName, int columns) {
        this.fileName = fileName;
        this.columns = columns;
    }

    String fileName() {
        return fileName;
    }

    int columns() {
        return columns;
    }

    Charset charset() {
        return this == PACKS ? UTF_8 : Charset.forName("windows-1252");
    }

    /// Without these two there is no medication base.
    boolean isRequired() {
        return this == PRODUCTS || this == PACKS;
    }
}
