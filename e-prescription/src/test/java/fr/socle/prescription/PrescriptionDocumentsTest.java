package fr.socle.prescription;

import static fr.socle.prescription.Cast.DR_VASSEUR;
import static fr.socle.prescription.Cast.MARIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.socle.directory.Practitioners;
import fr.socle.identity.Identities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PrescriptionDocumentsTest {

    private final Prescriptions prescriptions = mock();
    private final Identities identities = mock();
    private final Practitioners practitioners = mock();
    private final PrescriptionDocuments documents =
            new PrescriptionDocuments(prescriptions, mock(), identities, new Letterheads(practitioners), templates());

    @BeforeEach
    void theCastIsKnown() {
        given(identities.require(MARIE)).willReturn(Cast.marie());
        given(practitioners.byRpps(any())).willReturn(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 20})
    void a_prescription_is_one_page_with_all_its_lines_and_a_code_that_reads_back(int lines) throws Exception {
        var prescription = prescription(lines);
        try (var pdf = print(prescription)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            var text = new PDFTextStripper().getText(pdf);
            for (var line : prescription.lines()) {
                assertThat(text).contains(line.position() + ".");
            }
            assertThat(text)
                    .contains("Dr Claire Vasseur", "Médecin", DR_VASSEUR.rpps().value(), "Cabinet de la Gare")
                    .contains("Marie DURAND", "née le 12/06/1985 (40 ans)", "féminin")
                    .contains("DOLIPRANE 1000 mg, comprimé", "PARACÉTAMOL", "en cas de douleur")
                    .contains("2 mars 2026", "2 juin 2026")
                    .contains(new PrescriptionNumber(prescription.number()).inGroups())
                    .doesNotContain(Cast.marie().ins().matricule());
            assertThat(decoded(pdf, 200)).isEqualTo(prescription.code());
        }
    }

    @Test
    void the_code_holds_no_more_than_a_scanner_likes_and_modules_are_large_enough() {
        var prescription = prescription(1);
        assertThat(prescription.code()).hasSizeLessThanOrEqualTo(120);
        assertThat(QrCode.of("x".repeat(120)).millimetres()).isLessThan(50);
        assertThat(QrCode.of(prescription.code()).millimetres()).isBetween(30.0, 40.0);
    }

    @Test
    void a_cancelled_prescription_says_so() throws Exception {
        var prescription = PrescriptionTest.prescription(PrescriptionTest.line(1, 1));
        prescription.cancel(DR_VASSEUR.actor(), "Erreur", prescription.origin().issuedAt());
        try (var pdf = print(prescription.view())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("ANNULÉE");
        }
    }

    PDDocument print(PrescriptionView prescription) throws Exception {
        given(prescriptions.require(prescription.id())).willReturn(prescription);
        var pdf = documents.pdf(prescription.id());
        Files.write(Path.of("target", "ordonnance-" + prescription.lines().size() + ".pdf"), pdf);
        return Loader.loadPDF(pdf);
    }

    static PrescriptionView prescription(int lines) {
        return PrescriptionTest.prescription(IntStream.rangeClosed(1, lines)
                        .mapToObj(it -> PrescriptionTest.line(it, 2))
                        .toArray(Line[]::new))
                .view();
    }

    static String decoded(PDDocument pdf, float dpi) throws Exception {
        var page = new PDFRenderer(pdf).renderImageWithDPI(0, dpi);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(page))))
                .getText();
    }

    private static SpringTemplateEngine templates() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
