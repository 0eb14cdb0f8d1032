package fr.socle.prescription;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

/// A QR code of error correction M with its quiet zone of four modules, as an image for a printed page.
///
/// @param dataUrl PNG, eight pixels a module
/// @param millimetres the side to print it at: 0.8 a module (0.33 is the least scanners want; a page scanned whole
/// needs more)
record QrCode(String dataUrl, double millimetres) {

    private static final double MILLIMETRES_PER_MODULE = 0.8;
    private static final int PIXELS_PER_MODULE = 8;
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);

    static QrCode of(String text) {
        try {
            var modules = encode(text, 1).getWidth();
            var image = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(encode(text, modules * PIXELS_PER_MODULE), "png", image);
            return new QrCode(
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(image.toByteArray()),
                    modules * MILLIMETRES_PER_MODULE);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BitMatrix encode(String text, int side) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, side, side, HINTS);
        } catch (WriterException impossible) {
            throw new IllegalStateException("A code that cannot be drawn", impossible);
        }
    }
}
