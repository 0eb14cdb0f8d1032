package fr.socle.prescription;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import fr.socle.identity.Identities;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// The printable page of a prescription: one A4 page with the QR code, as PDF. Untraced: whoever shows it leaves the
/// trace.
@Service
@Transactional(readOnly = true)
public class PrescriptionDocuments {

    /// Comes with the PDF library; holds every letter of European names.
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /// The page is printed in the largest of these sizes that keeps it one page.
    private static final double[] POINTS = {10, 9, 8, 7, 6, 5, 4};

    private final Prescriptions prescriptions;
    private final PrescriptionReader reader;
    private final Identities identities;
    private final Letterheads letterheads;
    private final ITemplateEngine templates;

    PrescriptionDocuments(
            Prescriptions prescriptions,
            PrescriptionReader reader,
            Identities identities,
            Letterheads letterheads,
            ITemplateEngine templates) {
        this.prescriptions = prescriptions;
        this.reader = reader;
        this.identities = identities;
        this.letterheads = letterheads;
        this.templates = templates;
    }

    public byte[] pdf(PrescriptionId id) {
        return print(prescriptions.require(id));
    }

    public byte[] pdf(String number) {
        return print(reader.byNumber(number).orElseThrow(() -> new PrescriptionRefusal.Unknown().asException()));
    }

    private byte[] print(PrescriptionView prescription) {
        var content = new Context(Locale.FRENCH);
        content.setVariable(
                "page",
                PrintedPage.of(
                        prescription,
                        identities.require(prescription.patient()),
                        letterheads.of(prescription.prescriber())));
        try {
            for (var points : POINTS) {
                content.setVariable("points", points);
                var pdf = render(templates.process("prescription/document", content));
                if (isOnePage(pdf)) {
                    return pdf;
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        throw new IllegalStateException("Prescription " + prescription.id() + " does not fit on a page");
    }

    private static byte[] render(String html) throws IOException {
        var pdf = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .useFastMode()
                .useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Liberation Sans")
                .withHtmlContent(html, null)
                .toStream(pdf)
                .run();
        return pdf.toByteArray();
    }

    private static boolean isOnePage(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages() == 1;
        }
    }
}
